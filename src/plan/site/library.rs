//! Articles in the order in which they are shown, and which belong together. Built once, in time that grows with their
//! number.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::messages::Lang;
use crate::model::text::fold;
use crate::model::{Campaign, Page, Project};

/// How many articles a page of a list holds.
const PER_PAGE: usize = 12;
/// How many related articles are shown.
const RELATED: usize = 4;
/// How many neighbours of each term are looked at for related articles.
const NEAR: usize = 40;

/// An article in all its languages.
pub(in crate::plan) struct Article<'a> {
    /// The stem of its files.
    pub(in crate::plan) id: &'a str,
    /// As it was first written; dates, terms and references are its.
    pub(in crate::plan) first: &'a Page,
    pages: BTreeMap<Lang, &'a Page>,
    /// The keys of its groups.
    groups: Vec<Group>,
}

impl<'a> Article<'a> {
    /// The article in a language, else as it was first written.
    pub(in crate::plan) fn page(&self, lang: Lang) -> &'a Page {
        self.pages.get(&lang).copied().unwrap_or(self.first)
    }

    /// Its pages, one a language.
    pub(in crate::plan) fn pages(&self) -> impl Iterator<Item = &'a Page> {
        self.pages.values().copied()
    }

    /// Its terms: taxonomy and address.
    pub(in crate::plan) fn terms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.groups.iter().filter_map(|g| if let Group::Term(of, id) = g { Some((of.as_str(), id.as_str())) } else { None })
    }
}

/// Articles that belong together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan) enum Group {
    /// Of a term: taxonomy and address.
    Term(String, String),
    /// Of a campaign, by year and slug.
    Campaign(i16, String),
    /// Of a chapter, by slug.
    Unit(String),
}

/// All articles that are shown.
pub(in crate::plan) struct Library<'a> {
    project: &'a Project,
    /// In order: by weight, then the latest first.
    pub(in crate::plan) articles: Vec<Article<'a>>,
    by_id: BTreeMap<&'a str, usize>,
    groups: BTreeMap<Group, Vec<usize>>,
}

impl<'a> Library<'a> {
    pub(in crate::plan) fn new(project: &'a Project) -> Self {
        let mut by_id: BTreeMap<&str, BTreeMap<Lang, &Page>> = BTreeMap::new();
        for page in project.articles.iter().filter(|p| p.shows(&project.site)) {
            by_id.entry(&page.id).or_default().entry(page.lang).or_insert(page);
        }
        let article = |(id, pages): (&'a str, BTreeMap<Lang, &'a Page>)| {
            let first = pages.get(&project.default_lang()).or_else(|| pages.values().next()).copied()?;
            Some(Article { id, first, pages, groups: groups(project, first) })
        };
        let mut articles: Vec<Article<'_>> = by_id.into_iter().filter_map(article).collect();
        articles.sort_by_key(|a| {
            let front = &a.first.front;
            let day = front.date.as_ref().map(|d| d.value);
            (front.weight.as_ref().map_or(i32::MAX, |w| w.value), std::cmp::Reverse(day), a.id)
        });
        let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
        for (i, article) in articles.iter().enumerate() {
            article.groups.iter().for_each(|g| groups.entry(g.clone()).or_default().push(i));
        }
        let by_id = articles.iter().enumerate().map(|(i, a)| (a.id, i)).collect();
        Self { project, articles, by_id, groups }
    }

    /// The article of this id, with the newer and the older one beside it.
    pub(in crate::plan) fn find(&self, id: &str) -> Option<(&Article<'a>, [Option<&Article<'a>>; 2])> {
        let at = *self.by_id.get(id)?;
        let newer = at.checked_sub(1).and_then(|i| self.articles.get(i));
        Some((self.articles.get(at)?, [newer, self.articles.get(at + 1)]))
    }

    /// The articles of a group, in order.
    pub(in crate::plan) fn of(&self, group: &Group) -> Vec<&Article<'a>> {
        self.groups.get(group).into_iter().flatten().filter_map(|i| self.articles.get(*i)).collect()
    }

    /// Every term that an article has.
    pub(in crate::plan) fn terms(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.groups.iter().filter_map(|(g, of)| if let Group::Term(t, id) = g { Some((t.as_str(), id.as_str(), of.len())) } else { None })
    }

    /// The name of a term: as listed, else as the first article writes it.
    pub(in crate::plan) fn name(&self, of: &str, id: &str, lang: Lang) -> String {
        if let Some(term) = self.listed(of, id) {
            return term.name.get(lang).to_owned();
        }
        let group = Group::Term(of.to_owned(), id.to_owned());
        let first = self.groups.get(&group).and_then(|all| self.articles.get(*all.first()?));
        let written =
            first.and_then(|a| a.first.terms().find(|(t, word)| *t == of && fold(&word.value) == id).map(|(_, w)| w.value.clone()));
        written.unwrap_or_else(|| id.to_owned())
    }

    /// What `content/tags.yaml` says of a term.
    pub(in crate::plan) fn listed(&self, of: &str, id: &str) -> Option<&'a crate::model::page::Term> {
        self.project.terms.iter().find(|t| t.of == of && t.id.value == id)
    }

    /// The articles that share most with this one: campaign and chapter count twice, terms once; among equals the nearest.
    pub(in crate::plan) fn related(&self, article: &Article<'a>) -> Vec<&Article<'a>> {
        let Some(own) = self.by_id.get(article.id).copied() else { return Vec::new() };
        let mut score: BTreeMap<usize, usize> = BTreeMap::new();
        for group in &article.groups {
            let weight = if matches!(group, Group::Term(..)) { 1 } else { 2 };
            let all = self.groups.get(group).map(Vec::as_slice).unwrap_or_default();
            // Only so many on both sides: a term with thousands of articles says little, and must not cost their square.
            let at = all.partition_point(|i| *i < own);
            let near = &all[at.saturating_sub(NEAR)..(at + NEAR).min(all.len())];
            near.iter().filter(|i| **i != own).for_each(|i| *score.entry(*i).or_default() += weight);
        }
        let mut best: Vec<(usize, usize)> = score.into_iter().collect();
        best.sort_by_key(|(i, score)| (std::cmp::Reverse(*score), i.abs_diff(own), *i));
        best.into_iter().take(RELATED).filter_map(|(i, _)| self.articles.get(i)).collect()
    }
}

/// The part of a list that page `n` shows, from 1.
pub(in crate::plan) fn page_of<T>(all: &[T], n: usize) -> &[T] {
    all.chunks(PER_PAGE).nth(n.saturating_sub(1)).unwrap_or_default()
}

/// How many pages a list of so many takes; at least one.
pub(in crate::plan) fn pages(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

/// The campaign that an article tells of. It is named without its year: the edition that the article's day falls into,
/// else the latest.
pub(in crate::plan) fn campaign_of<'a>(project: &'a Project, page: &Page) -> Option<&'a Campaign> {
    let slug = page.front.campaign.as_ref()?;
    let year = page.front.date.as_ref().map(|d| d.value.0.year());
    let editions = || project.campaigns.iter().filter(|c| c.slug == slug.value);
    editions().find(|c| Some(c.year) == year).or_else(|| editions().next_back())
}

fn groups(project: &Project, page: &Page) -> Vec<Group> {
    let terms: BTreeSet<Group> = page.terms().map(|(of, word)| Group::Term(of.to_owned(), fold(&word.value))).collect();
    let campaign = campaign_of(project, page).map(|c| Group::Campaign(c.year, c.slug.clone()));
    terms.into_iter().chain(campaign).chain(page.front.unit.iter().map(|u| Group::Unit(u.value.clone()))).collect()
}
