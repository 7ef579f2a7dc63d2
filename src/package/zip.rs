//! ZIP with fixed times and modes, so that the same files give the same bytes.

use std::io::{Cursor, Write};

use ::zip::result::ZipError;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// An archive whose files stand in one folder.
pub(super) struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    folder: String,
}

/// One file, compressed ahead, for archives that share it.
pub(super) struct Pressed(Vec<u8>);

impl Archive {
    pub(super) fn new(folder: &str) -> Self {
        Self { writer: ZipWriter::new(Cursor::new(Vec::new())), folder: folder.to_owned() }
    }

    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ZipError> {
        self.writer.start_file(format!("{}/{name}", self.folder), options(name))?;
        self.writer.write_all(bytes)?;
        Ok(())
    }

    pub(super) fn add_pressed(&mut self, name: &str, file: &Pressed) -> Result<(), ZipError> {
        let mut source = ZipArchive::new(Cursor::new(&file.0))?;
        let entry = source.by_index_raw(0)?;
        self.writer.raw_copy_file_rename(entry, format!("{}/{name}", self.folder))
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, ZipError> {
        self.writer.finish().map(Cursor::into_inner)
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
