//! What Typst may see: the templates, the typefaces and one order. No disk, no clock, no network.

use crate::order::Kind;
use std::fs;
use std::path::{Path, PathBuf};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontWeight};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The templates by their names. A kind's own template is named as the kind is.
pub const TEMPLATES: [(&str, &str); 7] = [
    ("common", include_str!("../templates/common.typ")),
    ("sheet", include_str!("../templates/sheet.typ")),
    ("answers", include_str!("../templates/answers.typ")),
    ("letter", include_str!("../templates/letter.typ")),
    ("poster", include_str!("../templates/poster.typ")),
    ("quiz", include_str!("../templates/quiz.typ")),
    ("slides", include_str!("../templates/slides.typ")),
];

/// As the package of fonts has them; the same that the site's headings are made of.
const FONTS: &str = "node_modules/@expo-google-fonts/atkinson-hyperlegible-next";
const WEIGHTS: [(&str, FontWeight); 2] = [("400Regular", FontWeight::REGULAR), ("700Bold", FontWeight::BOLD)];

/// What stays the same for all papers.
pub struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
}

/// The project's folder.
pub fn project() -> PathBuf {
    let paper = Path::new(env!("CARGO_MANIFEST_DIR"));
    paper.parent().unwrap_or(paper).to_path_buf()
}

impl Desk {
    pub fn new() -> Result<Self, String> {
        let mut fonts = Vec::new();
        let mut infos = Vec::new();
        for (weight, thickness) in WEIGHTS {
            let path = format!("{FONTS}/{weight}/AtkinsonHyperlegibleNext_{weight}.ttf");
            let data = fs::read(project().join(&path)).map_err(|error| format!("{path}: {error}. Run npm ci."))?;
            let font = Font::new(Bytes::new(data), 0).ok_or_else(|| format!("{path} is no font."))?;
            let mut info = font.info().clone();
            // The files all call themselves the thinnest weight.
            info.variant.weight = thickness;
            infos.push(info);
            fonts.push(font);
        }
        // Steps in for letters that Atkinson doesn't have, Arabic ones say: a paper without them would be worse.
        for font in typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))) {
            if font.info().family == "DejaVu Sans Mono" {
                infos.push(font.info().clone());
                fonts.push(font);
            }
        }
        let sources = TEMPLATES.map(|(name, text)| Ok(Source::new(file_id(&format!("{name}.typ"))?, text.to_string())));
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_infos(infos)),
            fonts,
            sources: sources.into_iter().collect::<Result<_, String>>()?,
        })
    }

    /// Everything besides an order that a paper's bytes hang on.
    pub fn papers(&self) -> impl Iterator<Item = &[u8]> {
        let templates = TEMPLATES.iter().map(|(_, text)| text.as_bytes());
        templates.chain(self.fonts.iter().map(|font| font.data().as_slice()))
    }
}

/// The desk with one order on it.
pub struct Room<'d> {
    desk: &'d Desk,
    main: FileId,
    order: (FileId, Bytes),
}

impl<'d> Room<'d> {
    /// `order` is JSON. The templates read it as data, so no word in it is ever taken for markup.
    pub fn new(desk: &'d Desk, kind: Kind, order: Vec<u8>) -> Result<Self, String> {
        let name = match kind {
            Kind::Sheet => "sheet.typ",
            Kind::Answers => "answers.typ",
            Kind::Letter => "letter.typ",
            Kind::Poster => "poster.typ",
            Kind::Quiz => "quiz.typ",
            Kind::Slides => "slides.typ",
        };
        Ok(Self { desk, main: file_id(name)?, order: (file_id("order.json")?, Bytes::new(order)) })
    }
}

fn file_id(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|error| format!("{name}: {error}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Room<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.desk.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.desk.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.desk.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (order, bytes) = &self.order;
        if id == *order { Ok(bytes.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.desk.fonts.get(index).cloned()
    }

    /// A paper's date is its order's, so that it comes out the same on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
