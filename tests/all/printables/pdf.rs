//! A PDF file, as a program that reads it finds it.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

pub struct Pdf(Document);

impl Pdf {
    pub fn new(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).expect("a PDF that can be read"))
    }

    fn catalog(&self) -> &Dictionary {
        self.0.catalog().expect("a PDF has a catalog")
    }

    /// What stands under a key, however it is referred to.
    fn under<'d>(&'d self, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
        Some(self.0.dereference(dictionary.get(key).ok()?).ok()?.1)
    }

    pub fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    pub fn is_marked(&self) -> bool {
        let marks = self.under(self.catalog(), b"MarkInfo").and_then(|marks| marks.as_dict().ok());
        let marked = marks.and_then(|marks| self.under(marks, b"Marked"));
        marked.is_some_and(|marked| matches!(marked, Object::Boolean(true))) && !self.tags().is_empty()
    }

    pub fn language(&self) -> String {
        self.under(self.catalog(), b"Lang").map(text).unwrap_or_default()
    }

    pub fn title(&self) -> String {
        let info = self.0.trailer.get(b"Info").and_then(|info| self.0.dereference(info));
        let info = info.and_then(|(_, info)| info.as_dict()).expect("a PDF has a dictionary about itself");
        self.under(info, b"Title").map(text).unwrap_or_default()
    }

    /// Whether a window is named by the title and not by the file.
    pub fn shows_title(&self) -> bool {
        let wishes = self.under(self.catalog(), b"ViewerPreferences").and_then(|wishes| wishes.as_dict().ok());
        wishes.and_then(|wishes| self.under(wishes, b"DisplayDocTitle")).is_some_and(|shown| *shown == true.into())
    }

    /// The metadata as XML.
    pub fn metadata(&self) -> String {
        let stream = self.under(self.catalog(), b"Metadata").and_then(|data| data.as_stream().ok());
        let stream = stream.expect("a PDF has metadata");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// What tells the document apart from others.
    pub fn id(&self) -> Vec<u8> {
        let ids = self.0.trailer.get(b"ID").and_then(Object::as_array).expect("a PDF has two ids");
        ids[0].as_str().expect("an id is text").to_vec()
    }

    /// The names of all tags, in the order in which they are read out.
    pub fn tags(&self) -> Vec<String> {
        self.elements().iter().filter_map(|element| self.under(element, b"S")?.as_name().ok()).map(utf8).collect()
    }

    /// The texts that stand in for pictures.
    pub fn alternatives(&self) -> Vec<String> {
        let figures = self.elements().into_iter().filter(|element| {
            self.under(element, b"S").and_then(|name| name.as_name().ok()).is_some_and(|name| name == b"Figure")
        });
        figures.map(|figure| self.under(figure, b"Alt").map(text).unwrap_or_default()).collect()
    }

    fn elements(&self) -> Vec<&Dictionary> {
        let mut found = Vec::new();
        if let Some(root) = self.under(self.catalog(), b"StructTreeRoot").and_then(|root| root.as_dict().ok()) {
            self.gather(root, &mut found);
        }
        found
    }

    fn gather<'d>(&'d self, parent: &'d Dictionary, found: &mut Vec<&'d Dictionary>) {
        let Some(children) = self.under(parent, b"K") else { return };
        let children =
            if let Object::Array(children) = children { children.as_slice() } else { std::slice::from_ref(children) };
        for child in children {
            let child = self.0.dereference(child).ok().and_then(|(_, child)| child.as_dict().ok());
            if let Some(child) = child.filter(|child| child.has(b"S")) {
                found.push(child);
                self.gather(child, found);
            }
        }
    }

    /// The words of all pages.
    pub fn text(&self) -> String {
        (1..=self.pages()).map(|page| self.page_text(page)).collect::<Vec<_>>().join("\n")
    }

    pub fn page_text(&self, page: usize) -> String {
        let page = u32::try_from(page).expect("printables are short");
        self.0.extract_text(&[page]).expect("a page has text")
    }

    /// The sizes in points that the letters are set in.
    pub fn font_sizes(&self) -> Vec<f32> {
        let mut sizes = Vec::new();
        for page in self.0.page_iter() {
            let bytes = self.0.get_page_content(page);
            for operation in Content::decode(&bytes).expect("content can be read").operations {
                if let ("Tf", Some(size)) = (operation.operator.as_str(), operation.operands.get(1)) {
                    sizes.push(size.as_float().expect("a size is a number"));
                }
            }
        }
        sizes
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("text can be read")
}
