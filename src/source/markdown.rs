//! Markdown: links and pictures with their places, and HTML.
