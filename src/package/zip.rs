//! ZIP with fixed times and modes, so that the same files give the same bytes.

use std::io::{Cursor, Seek, Write};

use ::zip::result::ZipError;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// An archive whose files stand in one folder.
pub(crate) struct Archive<W: Write + Seek> {
    writer: ZipWriter<W>,
    folder: String,
}

/// One file, compressed ahead, for archives that share it.
pub(super) struct Pressed(Vec<u8>);

impl<W: Write + Seek> Archive<W> {
    /// An archive that is written to `out` as files come.
    pub(crate) fn new(out: W, folder: &str) -> Self {
        Self { writer: ZipWriter::new(out), folder: folder.to_owned() }
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ZipError> {
        self.writer.start_file(format!("{}/{name}", self.folder), options(name))?;
        self.writer.write_all(bytes)?;
        Ok(())
    }

    pub(super) fn add_pressed(&mut self, name: &str, file: &Pressed) -> Result<(), ZipError> {
        let mut source = ZipArchive::new(Cursor::new(&file.0))?;
        let entry = source.by_index_raw(0)?;
        self.writer.raw_copy_file_rename(entry, format!("{}/{name}", self.folder))
    }

    /// Writes the list of files.
    pub(crate) fn finish(self) -> Result<W, ZipError> {
        self.writer.finish()
    }
}

impl Pressed {
    pub(super) fn new(name: &str, bytes: &[u8]) -> Result<Self, ZipError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, options(name))?;
        writer.write_all(bytes)?;
        Ok(Self(writer.finish()?.into_inner()))
    }
}

/// What is compressed already is stored: PNG, and PDF whose streams are.
fn options(name: &str) -> SimpleFileOptions {
    let packed = [".png", ".jpg", ".pdf", ".zip", ".woff2"].iter().any(|e| name.ends_with(e));
    let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()).unix_permissions(0o644)
}
