//! A pack for one lesson: slides, a sheet with its answers, a letter home, a poster and a quiz, on one topic for one Key
//! Stage. Each part names its sources and the pieces of evidence that its words rest on.

use crate::data::meta::Meta;
use crate::data::text::Item;
use crate::data::topic::Topic;
use crate::data::values::Date;

/// One pack.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonPack {
    /// What the file says of itself; its title is the lesson's.
    pub meta: Meta,
    /// The topic and the stage in a few words: "Water, Key Stage 2".
    pub short: String,
    /// What the lesson is about.
    pub topic: Topic,
    /// Whom it is for.
    pub stage: Stage,
    /// What it teaches, in a sentence.
    pub lead: String,
    /// The day on which someone last read it against its sources.
    pub reviewed: Date,
    /// The day by which someone should read it again.
    pub review_due: Date,
    /// How long the lesson takes.
    pub minutes: u32,
    /// What pupils can say afterwards.
    pub outcomes: Vec<String>,
    /// Where it stands in what schools have to teach.
    pub curriculum: Curriculum,
    /// What has to be ready.
    pub needs: Vec<String>,
    /// What may trouble a pupil, and what to do about it.
    pub warning: Option<String>,
    /// The slides, in their order.
    pub slides: Vec<Slide>,
    /// The pupils' sheet, with its answers.
    pub sheet: Sheet,
    /// The letter home.
    pub letter: Letter,
    /// The poster.
    pub poster: Poster,
    /// The quiz.
    pub quiz: Vec<Question>,
}

/// Whom a lesson is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Ages five to seven.
    One,
    /// Ages seven to eleven.
    Two,
    /// Ages eleven to fourteen.
    Three,
    /// Ages fourteen to sixteen.
    Four,
}

/// What words rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The short names of their sources.
    pub sources: Vec<String>,
    /// The numbers of the pieces of evidence in `records/advice-evidence.json`.
    pub evidence: Vec<u32>,
}

/// Where a lesson stands in what schools have to teach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curriculum {
    /// In words.
    pub text: String,
    /// What they rest on.
    pub backing: Backing,
}

/// One slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The heading.
    pub heading: String,
    /// What pupils see.
    pub points: Vec<String>,
    /// What the teacher says.
    pub say: String,
    /// Where to stop, and what for.
    pub pause: Option<Pause>,
    /// How long it takes.
    pub minutes: u32,
    /// What it rests on; nothing where it only opens the lesson or sets a task.
    pub backing: Backing,
}

/// A stop in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Whether it is a question to ask, and not something to do.
    pub is_question: bool,
    /// The question, or what to do. Pupils see it too.
    pub text: String,
    /// What to listen for in the answers. Only the teacher sees it.
    pub listen_for: Option<String>,
}

/// The pupils' sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// What to do.
    pub intro: String,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// What it rests on.
    pub backing: Backing,
}

/// One task of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What to do.
    pub text: String,
    /// How many lines to write on.
    pub lines: u32,
    /// Whether there is a box to draw in.
    pub has_box: bool,
    /// What a good answer has.
    pub answer: String,
}

/// The letter home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// From the greeting on.
    pub paragraphs: Vec<String>,
    /// What it rests on.
    pub backing: Backing,
}

/// The poster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// The large words.
    pub title: String,
    /// What to do, in a few strong words and a few more.
    pub lines: Vec<Item>,
    /// What it rests on.
    pub backing: Backing,
}

/// One question of the quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub question: String,
    /// What to choose from.
    pub options: Vec<String>,
    /// The place of the right option, from 0.
    pub right: usize,
    /// Why it is right.
    pub why: String,
    /// What that rests on.
    pub backing: Backing,
}

impl LessonPack {
    /// The sentences that pupils read, without the teacher's, and without titles and options.
    pub fn pupils_texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.outcomes.iter().map(String::as_str).collect();
        texts.extend(self.slides.iter().flat_map(|slide| slide.points.iter()).map(String::as_str));
        texts.push(&self.sheet.intro);
        texts.extend(self.sheet.tasks.iter().map(|task| task.text.as_str()));
        texts.extend(self.poster.lines.iter().flat_map(|line| [line.lead.as_str(), line.text.as_str()]));
        texts.extend(self.quiz.iter().flat_map(|one| [one.question.as_str(), one.why.as_str()]));
        texts
    }

    /// The texts that adults read, or say to pupils.
    pub fn adults_texts(&self) -> Vec<&str> {
        let mut texts = vec![self.lead.as_str(), self.curriculum.text.as_str()];
        texts.extend(self.needs.iter().chain(&self.warning).map(String::as_str));
        for slide in &self.slides {
            texts.push(&slide.say);
            texts.extend(
                slide
                    .pause
                    .iter()
                    .flat_map(|pause| [Some(&pause.text), pause.listen_for.as_ref()])
                    .flatten()
                    .map(String::as_str),
            );
        }
        texts.extend(self.sheet.tasks.iter().map(|task| task.answer.as_str()));
        texts.extend(self.letter.paragraphs.iter().map(String::as_str));
        texts
    }

    /// What each part rests on.
    pub fn backings(&self) -> impl Iterator<Item = &Backing> {
        let slides = self.slides.iter().map(|slide| &slide.backing);
        let parts = [&self.curriculum.backing, &self.sheet.backing, &self.letter.backing, &self.poster.backing];
        slides.chain(parts).chain(self.quiz.iter().map(|one| &one.backing))
    }
}

impl Stage {
    /// All stages, the youngest first.
    pub const ALL: [Stage; 4] = [Stage::One, Stage::Two, Stage::Three, Stage::Four];

    /// As files and addresses write it.
    pub fn slug(self) -> &'static str {
        match self {
            Stage::One => "ks1",
            Stage::Two => "ks2",
            Stage::Three => "ks3",
            Stage::Four => "ks4",
        }
    }

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Stage::One => "Key Stage 1",
            Stage::Two => "Key Stage 2",
            Stage::Three => "Key Stage 3",
            Stage::Four => "Key Stage 4",
        }
    }

    /// The pupils' ages, in words.
    pub fn ages(self) -> &'static str {
        match self {
            Stage::One => "ages 5 to 7",
            Stage::Two => "ages 7 to 11",
            Stage::Three => "ages 11 to 14",
            Stage::Four => "ages 14 to 16",
        }
    }
}
