//! A pack for one lesson: slides, a sheet with its answers, a letter home, a poster and a quiz, on one topic for one Key
//! Stage. Each part names its sources and the pieces of evidence behind its words.

use super::minutes::{MINUTES, Minutes, SheetMinutes};
use super::stage::Stage;
use crate::data::json::fields::{Count, Filled, Text, With, flag, record};
use crate::data::json::{Audience, File, Problem};
use crate::data::lesson::parts::{Backed, Backing, Pause, PerhapsBacked};
use crate::data::lesson::question::{Question, read_question};
use crate::data::meta::{Meta, read_date};
use crate::data::text::{Item, Prose, ReviewAfter, Whole, read_item};
use crate::data::topic::Topic;
use crate::data::values::Date;
use crate::picture::{self, Picture};
use crate::route::{LessonResource, Route};
use serde_json::json;

record! {
    /// One pack.
    #[derive(Clone, Debug, PartialEq)]
    pub struct LessonPack read by read_pack(file, at) with whole from Whole::read {
        /// What the file says of itself; its title is the lesson's.
        meta: Meta = given whole.meta.clone(),
        /// The topic and the stage in a few words: "Water, Key Stage 2".
        short: String = required Text(40),
        /// What the lesson is about.
        topic: Topic = required Topic::read,
        /// Who it is for.
        stage: Stage = required Stage::read,
        /// What it teaches, in a sentence.
        lead: String = required Prose(&whole),
        /// The day on which someone last read it against its sources.
        reviewed: Date = required read_date,
        /// The day by which someone should read it again.
        review_due as "reviewDue": Date = required ReviewAfter(reviewed),
        /// What pupils can say afterwards.
        outcomes: Vec<String> = required Filled(Prose(&whole)),
        /// Where it stands in what schools have to teach.
        curriculum: Curriculum = required With(read_curriculum, &whole),
        /// What has to be ready.
        needs: Vec<String> = required Filled(Prose(&whole)),
        /// What may trouble a pupil, and what to do about it.
        warning: Option<String> = optional Prose(&whole),
        /// The slides, in their order.
        slides: Vec<Slide> = required Filled(With(read_slide, &whole)),
        /// How long the slides take.
        minutes: u32 = required Minutes(slides.as_ref().map(|slides| slides.iter().map(|slide| slide.minutes).sum())),
        /// What pupils do, with its cards.
        activity: Activity = required With(read_activity, &whole),
        /// How long the pupils' sheet takes.
        sheet_minutes as "sheetMinutes": u32 = required SheetMinutes(
            minutes.zip(activity.as_ref()).map(|(slides, activity)| slides + activity.minutes)
        ),
        /// How long the quiz takes.
        quiz_minutes as "quizMinutes": u32 = required MINUTES,
        /// The lesson's words with their meanings, for pupils who need them.
        words: Vec<Item> = required Filled(With(read_item, &whole)),
        /// The pupils' sheet, with its answers.
        sheet: Sheet = required With(read_sheet, &whole),
        /// The sheet in fewer words, for pupils with special educational needs, and pupils new to English.
        easy_sheet as "easySheet": Sheet = required With(read_sheet, &whole),
        /// The letter home.
        letter: Letter = required With(read_letter, &whole),
        /// The poster.
        poster: Poster = required With(read_poster, &whole),
        /// The quiz.
        quiz: Vec<Question> = required Filled(With(read_question, &whole)),
    } {
        if let (Some(meta), Some(topic), Some(stage)) = (&meta, topic, stage) {
            let name = format!("{}-{}", topic.slug(), stage.slug());
            if meta.name != name {
                let message = format!("The pack is called \"{}\", but its topic and stage make \"{name}\".", meta.name);
                file.problem(&whole.name_at, "pack-name", &message);
            }
        }
    }
    rule {
        let named = |field: &str, word: &str, pattern: String| json!({
            "if": { "properties": { field: { "const": word } } },
            "then": { "properties": { "name": { "pattern": pattern } } },
        });
        let topics = Topic::ALL.map(|topic| named("topic", topic.slug(), format!("^{}-", topic.slug())));
        let stages = Stage::ALL.map(|stage| named("stage", stage.slug(), format!("-{}$", stage.slug())));
        json!({ "allOf": topics.into_iter().chain(stages).collect::<Vec<_>>() })
    }
}

record! {
    /// Where a lesson stands in what schools have to teach.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Curriculum read by read_curriculum(file, at, whole: &Whole<'_>) {
        /// In words.
        text: String = required Prose(whole),
        /// What backs them.
        backing: Backing = flatten Backed(whole),
    }
}

record! {
    /// One slide.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Slide read by read_slide(file, at, whole: &Whole<'_>) {
        /// The heading.
        heading: String = required Prose(whole),
        /// What pupils see.
        points: Vec<String> = required Filled(Prose(whole)),
        /// The name of the picture that shows it.
        picture: Option<String> = optional Text(40),
        /// What the teacher says.
        say: String = required Prose(whole),
        /// Where to stop, and what for.
        pause: Option<Pause> = flatten With(Pause::read, whole),
        /// How long it takes.
        minutes: u32 = required MINUTES,
        /// What it rests on; nothing where it only opens the lesson or sets a task.
        backing: Backing = flatten PerhapsBacked(whole),
    }
}

record! {
    /// What pupils do beside the slides, with all that it needs.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Activity read by read_activity(file, at, whole: &Whole<'_>) {
        /// What it is called.
        title: String = required Prose(whole),
        /// How long it takes.
        minutes: u32 = required MINUTES,
        /// What the teacher does, one step after the other.
        steps: Vec<String> = required Filled(Prose(whole)),
        /// The cards to cut out.
        cards: Vec<Item> = required Filled(With(read_item, whole)),
        /// What it rests on.
        backing: Backing = flatten Backed(whole),
    }
}

record! {
    /// A sheet for pupils.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sheet read by read_sheet(file, at, whole: &Whole<'_>) {
        /// The title.
        title: String = required Prose(whole),
        /// What to do.
        intro: String = required Prose(whole),
        /// The tasks.
        tasks: Vec<Task> = required Filled(With(read_task, whole)),
        /// What it rests on.
        backing: Backing = flatten Backed(whole),
    }
}

record! {
    /// One task of a sheet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Task read by read_task(file, at, whole: &Whole<'_>) {
        /// What to do.
        text: String = required Prose(whole),
        /// How many lines to write on.
        lines: u32 = required Count("a whole number of lines"),
        /// Whether there is a box to draw in.
        has_box as "box": bool = optional flag => false,
        /// What a good answer has.
        answer: String = required Prose(whole),
    }
}

record! {
    /// The letter home.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Letter read by read_letter(file, at, whole: &Whole<'_>) {
        /// From the greeting on.
        paragraphs: Vec<String> = required Filled(Prose(whole)),
        /// What it rests on.
        backing: Backing = flatten Backed(whole),
    }
}

record! {
    /// The poster.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Poster read by read_poster(file, at, whole: &Whole<'_>) {
        /// The large words.
        title: String = required Prose(whole),
        /// What to do, in a few strong words and a few more.
        lines: Vec<Item> = required Filled(With(read_item, whole)),
        /// What it rests on.
        backing: Backing = flatten Backed(whole),
    }
}

impl LessonPack {
    /// The names of the pictures that its slides, cards and poster show, each with the JSON pointer of what shows it.
    pub fn pictures(&self) -> impl Iterator<Item = (String, &String)> {
        let slides = self.slides.iter().map(|slide| &slide.picture).enumerate();
        let lines = self.poster.lines.iter().map(|line| &line.picture).enumerate();
        let cards = self.activity.cards.iter().map(|card| &card.picture).enumerate();
        (slides.map(|(i, name)| (format!("/slides/{i}"), name)))
            .chain(lines.map(|(i, name)| (format!("/poster/lines/{i}"), name)))
            .chain(cards.map(|(i, name)| (format!("/activity/cards/{i}"), name)))
            .filter_map(|(at, name)| Some((at, name.as_ref()?)))
    }

    /// Its resources. Only the youngest colour in.
    pub fn resources(&self) -> impl Iterator<Item = LessonResource> + use<> {
        let has_colouring = self.stage == Stage::One && self.to_colour().next().is_some();
        LessonResource::ALL.into_iter().filter(move |one| *one != LessonResource::Colouring || has_colouring)
    }

    /// Its page and those of its resources.
    pub fn routes(&self) -> impl Iterator<Item = Route> {
        let name = &self.meta.name;
        let resources = self.resources().map(|part| Route::LessonResource(name.clone(), part));
        std::iter::once(Route::LessonPack(name.clone())).chain(resources)
    }

    /// The lines of its poster that have a picture, each with it.
    pub fn to_colour(&self) -> impl Iterator<Item = (&Item, &'static Picture)> {
        self.poster.lines.iter().filter_map(|line| Some((line, picture::get(line.picture.as_ref()?)?)))
    }

    /// Reads a pack and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<LessonPack, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, |file| {
            let root = file.root()?;
            read_pack(file, &root)
        })
    }

    /// How long the lesson takes, in minutes. The quiz is for the start of the next one.
    pub fn all_minutes(&self) -> u32 {
        self.short_minutes() + self.sheet_minutes
    }

    /// How long it takes if the worksheet is kept for another day.
    pub fn short_minutes(&self) -> u32 {
        self.minutes + self.activity.minutes
    }

    /// The sentences that pupils read, without the teacher's, and without titles and options.
    pub fn pupils_texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.outcomes.iter().map(String::as_str).collect();
        texts.extend(self.slides.iter().flat_map(|slide| slide.points.iter()).map(String::as_str));
        for sheet in [&self.sheet, &self.easy_sheet] {
            texts.push(&sheet.intro);
            texts.extend(sheet.tasks.iter().map(|task| task.text.as_str()));
        }
        let items = self.poster.lines.iter().chain(&self.activity.cards).chain(&self.words);
        texts.extend(items.flat_map(|item| [item.lead.as_str(), item.text.as_str()]));
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
        texts.extend(self.activity.steps.iter().map(String::as_str));
        texts.extend(self.sheet.tasks.iter().chain(&self.easy_sheet.tasks).map(|task| task.answer.as_str()));
        texts.extend(self.letter.paragraphs.iter().map(String::as_str));
        texts
    }

    /// What each part rests on.
    pub fn backings(&self) -> impl Iterator<Item = &Backing> {
        let slides = self.slides.iter().map(|slide| &slide.backing);
        let sheets = [&self.sheet.backing, &self.easy_sheet.backing, &self.activity.backing];
        let parts = [&self.curriculum.backing, &self.letter.backing, &self.poster.backing].into_iter().chain(sheets);
        slides.chain(parts).chain(self.quiz.iter().map(|one| &one.backing))
    }
}
