//! The rules, one file each; [`RULES`] lists them all.

mod cob_01;
mod cob_09;
mod doc_01;
mod doc_02;
mod doc_03;
mod doc_04;
mod doc_05;
mod doc_06;
mod emb_01;
mod emb_02;
mod emb_03;
mod emb_04;
mod emb_05;
mod emb_06;
mod emb_07;
mod emb_08;
mod emb_14;
mod kit_02;
mod nd0211;
mod nd0212;
mod nd0215;
mod nd0216;
mod nd0221;
mod nd0305;
mod nd0306;
mod nd0307;
mod nd0308;
mod nd0309;
mod nd0310;
mod nd0331;
mod nd0332;
mod nd0334;
mod nd0337;
mod nd0339;
mod nd0342;
mod nd0343;
mod nd0344;
mod nd0502;
mod nd0503;
mod nd0504;
mod nd0505;
mod nd0601;
mod nd0602;
mod nd0603;
mod nd0604;
mod nd0605;
mod nd0608;
mod nd0609;
mod nd0631;
mod nd0632;
mod nd0633;
mod nd0634;
mod prn_01;
mod prn_02;
mod prn_03;
mod prn_08;
mod txt_01;
mod txt_02;
mod txt_03;
mod txt_04;
mod txt_05;
mod txt_06;
mod txt_08;
mod txt_09;
mod txt_11;
mod txt_12;
mod txt_14;
mod txt_15;
mod txt_16;

use super::Rule;

/// Every rule, by code.
pub static RULES: &[&Rule] = &[
    &cob_01::RULE,
    &cob_09::RULE,
    &doc_01::RULE,
    &doc_02::RULE,
    &doc_03::RULE,
    &doc_04::RULE,
    &doc_05::RULE,
    &doc_06::RULE,
    &emb_01::RULE,
    &emb_02::RULE,
    &emb_03::RULE,
    &emb_04::RULE,
    &emb_05::RULE,
    &emb_06::RULE,
    &emb_07::RULE,
    &emb_08::RULE,
    &emb_14::RULE,
    &kit_02::RULE,
    &nd0211::RULE,
    &nd0212::RULE,
    &nd0215::RULE,
    &nd0216::RULE,
    &nd0221::RULE,
    &nd0305::RULE,
    &nd0306::RULE,
    &nd0307::RULE,
    &nd0308::RULE,
    &nd0309::RULE,
    &nd0310::RULE,
    &nd0331::RULE,
    &nd0332::RULE,
    &nd0334::RULE,
    &nd0337::RULE,
    &nd0339::RULE,
    &nd0342::RULE,
    &nd0343::RULE,
    &nd0344::RULE,
    &nd0502::RULE,
    &nd0503::RULE,
    &nd0504::RULE,
    &nd0505::RULE,
    &nd0631::RULE,
    &nd0632::RULE,
    &nd0633::RULE,
    &nd0634::RULE,
    &nd0601::RULE,
    &nd0602::RULE,
    &nd0603::RULE,
    &nd0604::RULE,
    &nd0605::RULE,
    &nd0608::RULE,
    &nd0609::RULE,
    &prn_01::RULE,
    &prn_02::RULE,
    &prn_03::RULE,
    &prn_08::RULE,
    &prn_02::SCREEN,
    &txt_01::RULE,
    &txt_02::RULE,
    &txt_03::RULE,
    &txt_04::RULE,
    &txt_05::RULE,
    &txt_06::RULE,
    &txt_08::RULE,
    &txt_09::RULE,
    &txt_11::RULE,
    &txt_12::RULE,
    &txt_14::RULE,
    &txt_14::SOURCE,
    &txt_15::RULE,
    &txt_16::RULE,
];
