//! The resources of a lesson pack.

/// A resource of a lesson pack, with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LessonResource {
    /// The slides.
    Slides,
    /// The pupils' sheet.
    Sheet,
    /// The sheet in fewer words, with a word bank.
    EasySheet,
    /// The answers to the sheet.
    Answers,
    /// The cards of the activity, to cut out.
    Cards,
    /// The letter home.
    Letter,
    /// The poster.
    Poster,
    /// The quiz.
    Quiz,
    /// Pictures to colour in, for the youngest.
    Colouring,
}

impl LessonResource {
    /// All resources, in the order that a lesson uses them.
    pub const ALL: [LessonResource; 9] = [
        LessonResource::Slides,
        LessonResource::Cards,
        LessonResource::Sheet,
        LessonResource::EasySheet,
        LessonResource::Colouring,
        LessonResource::Answers,
        LessonResource::Quiz,
        LessonResource::Poster,
        LessonResource::Letter,
    ];

    /// Whether it is words on paper that a teacher may want to change, so that there is a DOCX file of it.
    pub fn has_document(self) -> bool {
        matches!(
            self,
            LessonResource::Sheet | LessonResource::EasySheet | LessonResource::Answers | LessonResource::Letter
        )
    }

    /// The name in addresses and file names.
    pub fn slug(self) -> &'static str {
        match self {
            LessonResource::Slides => "slides",
            LessonResource::Cards => "cards",
            LessonResource::Sheet => "sheet",
            LessonResource::EasySheet => "easy-sheet",
            LessonResource::Answers => "answers",
            LessonResource::Letter => "letter",
            LessonResource::Poster => "poster",
            LessonResource::Quiz => "quiz",
            LessonResource::Colouring => "colouring",
        }
    }
}
