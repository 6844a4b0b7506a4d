//! Reads a pack and refuses one that is not complete.

use crate::data::json::{Audience, File, Node, Object, Problem};
use crate::data::lesson::{
    Backing, Curriculum, LessonPack, Letter, Pause, Poster, Question, Sheet, Slide, Stage, Task,
};
use crate::data::meta::{Meta, check_schema};
use crate::data::text::{known_source, prose, read_item, read_review};
use crate::data::topic::Topic;

/// What stands in the whole file and is needed to read its parts.
struct Whole {
    constants: Vec<String>,
    sources: Vec<String>,
}

impl LessonPack {
    /// Reads a pack and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<LessonPack, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, read)
    }
}

/// The whole file.
fn read(file: &mut File<'_>) -> Option<LessonPack> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let constants = object.each(file, "constants", |file, at| file.text(at, 60));
    let sources = meta.iter().flat_map(|meta| &meta.sources).map(|source| source.id.clone()).collect();
    let whole = Whole { constants, sources };
    let short = object.text(file, "short", 40);
    let topic = object.present(file, "topic").and_then(|at| Topic::read(file, &at));
    let stage = object.present(file, "stage").and_then(|at| read_stage(file, &at));
    if let (Some(meta), Some(topic), Some(stage)) = (&meta, topic, stage) {
        let name = format!("{}-{}", topic.slug(), stage.slug());
        if meta.name != name {
            let message = format!("The pack is called \"{}\", but its topic and stage make \"{name}\".", meta.name);
            file.problem(&root, "pack-name", &message);
        }
    }
    let lead = whole.text(file, &mut object, "lead");
    let (reviewed, review_due) = read_review(file, &mut object);
    let minutes_at = object.present(file, "minutes");
    let minutes: Option<u32> = minutes_at.as_ref().and_then(|at| file.value(at, "a whole number of minutes"));
    let outcomes = whole.texts(file, &mut object, "outcomes");
    let curriculum = object.present(file, "curriculum").and_then(|at| read_curriculum(file, &at, &whole));
    let needs = whole.texts(file, &mut object, "needs");
    let warning = object.optional("warning").and_then(|at| prose(file, &at, &whole.constants));
    let slides = some(file, &mut object, "slides", |file, at| read_slide(file, at, &whole));
    if let (Some(minutes), Some(slides), Some(at)) = (minutes, &slides, &minutes_at) {
        let sum: u32 = slides.iter().map(|slide| slide.minutes).sum();
        if sum != minutes {
            file.problem(at, "minutes", &format!("The lesson takes {minutes} minutes, but its slides take {sum}."));
        }
    }
    let sheet = object.present(file, "sheet").and_then(|at| read_sheet(file, &at, &whole));
    let letter = object.present(file, "letter").and_then(|at| read_letter(file, &at, &whole));
    let poster = object.present(file, "poster").and_then(|at| read_poster(file, &at, &whole));
    let quiz = some(file, &mut object, "quiz", |file, at| read_question(file, at, &whole));
    object.finish(file);
    Some(LessonPack {
        meta: meta?,
        short: short?,
        topic: topic?,
        stage: stage?,
        lead: lead?,
        reviewed: reviewed?,
        review_due: review_due?,
        minutes: minutes?,
        outcomes: outcomes?,
        curriculum: curriculum?,
        needs: needs?,
        warning,
        slides: slides?,
        sheet: sheet?,
        letter: letter?,
        poster: poster?,
        quiz: quiz?,
    })
}

impl Whole {
    fn text<'a>(&self, file: &mut File<'a>, object: &mut Object<'a>, name: &str) -> Option<String> {
        object.present(file, name).and_then(|at| prose(file, &at, &self.constants))
    }

    fn texts<'a>(&self, file: &mut File<'a>, object: &mut Object<'a>, name: &str) -> Option<Vec<String>> {
        some(file, object, name, |file, at| prose(file, at, &self.constants))
    }

    /// What a part rests on: at least one source and one piece of evidence.
    fn backing<'a>(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<Backing> {
        let backing = self.backing_or_none(file, object)?;
        if backing.sources.is_empty() && backing.evidence.is_empty() {
            file.problem(object.node(), "evidence", "This part rests on no evidence.");
        }
        Some(backing)
    }

    /// What a part rests on; both lists may be empty, but not one of them alone.
    fn backing_or_none<'a>(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<Backing> {
        let sources_at = object.present(file, "sources")?;
        let sources = file.list(&sources_at)?;
        let sources: Vec<String> = sources.iter().filter_map(|at| known_source(file, at, &self.sources)).collect();
        let evidence_at = object.present(file, "evidence")?;
        let mut evidence: Vec<u32> = Vec::new();
        for at in file.list(&evidence_at)? {
            let number: u32 = file.value(&at, "a whole number")?;
            if number == 0 || evidence.contains(&number) {
                file.problem(&at, "evidence", &format!("{number} is no new piece of evidence."));
            }
            evidence.push(number);
        }
        if sources.is_empty() != evidence.is_empty() {
            file.problem(&evidence_at, "evidence", "Sources and evidence go together; one of the two is empty.");
        }
        Some(Backing { sources, evidence })
    }
}

/// Reads a list that has at least one item.
fn some<'a, T>(
    file: &mut File<'a>,
    object: &mut Object<'a>,
    name: &str,
    read: impl Fn(&mut File<'a>, &Node<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let at = object.present(file, name)?;
    let items = file.list(&at)?;
    if items.is_empty() {
        file.problem(&at, "empty", "The list is empty.");
    }
    Some(items.iter().filter_map(|at| read(file, at)).collect())
}

fn read_stage(file: &mut File<'_>, at: &Node<'_>) -> Option<Stage> {
    let word = file.text(at, 20)?;
    let stage = Stage::ALL.into_iter().find(|stage| stage.slug() == word);
    if stage.is_none() {
        file.problem(at, "stage", &format!("There is no stage \"{word}\"."));
    }
    stage
}

fn read_curriculum<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Curriculum> {
    let mut object = file.object(at)?;
    let text = whole.text(file, &mut object, "text");
    let backing = whole.backing(file, &mut object);
    object.finish(file);
    Some(Curriculum { text: text?, backing: backing? })
}

fn read_slide<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Slide> {
    let mut object = file.object(at)?;
    let heading = whole.text(file, &mut object, "heading");
    let points = whole.texts(file, &mut object, "points");
    let say = whole.text(file, &mut object, "say");
    let pause = read_pause(file, &mut object, whole);
    let minutes_at = object.present(file, "minutes");
    let minutes = minutes_at.as_ref().and_then(|at| file.value(at, "a whole number of minutes"));
    // A slide may only open the lesson or set a task.
    let backing = whole.backing_or_none(file, &mut object);
    object.finish(file);
    Some(Slide { heading: heading?, points: points?, say: say?, pause, minutes: minutes?, backing: backing? })
}

/// What the teacher's notes begin a question with. Slides show the question without it.
const ASK: &str = "Ask: ";

fn read_pause<'a>(file: &mut File<'a>, object: &mut Object<'a>, whole: &Whole) -> Option<Pause> {
    let pause_at = object.optional("pause");
    let pause = pause_at.as_ref().and_then(|at| prose(file, at, &whole.constants));
    let listen_at = object.optional("listenFor");
    let listen_for = listen_at.as_ref().and_then(|at| prose(file, at, &whole.constants));
    if let (Some(at), Some(text)) = (&pause_at, &pause)
        && text.contains("Listen for")
    {
        file.problem(at, "listen-for", "The pause says what to listen for, and pupils would see that.");
    }
    if let (Some(at), None) = (&listen_at, &pause_at) {
        file.problem(at, "listen-for", "There is no pause in which to listen.");
    }
    let pause = pause?;
    let question = pause.strip_prefix(ASK);
    Some(Pause { is_question: question.is_some(), text: question.unwrap_or(&pause).to_string(), listen_for })
}

fn read_sheet<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Sheet> {
    let mut object = file.object(at)?;
    let title = whole.text(file, &mut object, "title");
    let intro = whole.text(file, &mut object, "intro");
    let tasks = some(file, &mut object, "tasks", |file, at| read_task(file, at, whole));
    let backing = whole.backing(file, &mut object);
    object.finish(file);
    Some(Sheet { title: title?, intro: intro?, tasks: tasks?, backing: backing? })
}

fn read_task<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Task> {
    let mut object = file.object(at)?;
    let text = whole.text(file, &mut object, "text");
    let lines = object.present(file, "lines").and_then(|at| file.value(&at, "a whole number of lines"));
    let has_box = object.optional("box").and_then(|at| file.value(&at, "true or false")).unwrap_or(false);
    let answer = whole.text(file, &mut object, "answer");
    object.finish(file);
    Some(Task { text: text?, lines: lines?, has_box, answer: answer? })
}

fn read_letter<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Letter> {
    let mut object = file.object(at)?;
    let paragraphs = whole.texts(file, &mut object, "paragraphs");
    let backing = whole.backing(file, &mut object);
    object.finish(file);
    Some(Letter { paragraphs: paragraphs?, backing: backing? })
}

fn read_poster<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Poster> {
    let mut object = file.object(at)?;
    let title = whole.text(file, &mut object, "title");
    let lines = some(file, &mut object, "lines", |file, at| read_item(file, at, &whole.constants));
    let backing = whole.backing(file, &mut object);
    object.finish(file);
    Some(Poster { title: title?, lines: lines?, backing: backing? })
}

fn read_question<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole) -> Option<Question> {
    let mut object = file.object(at)?;
    let question = whole.text(file, &mut object, "question");
    let options_at = object.present(file, "options");
    let options: Option<Vec<String>> = options_at.as_ref().and_then(|at| {
        let items = file.list(at)?;
        Some(items.iter().filter_map(|at| prose(file, at, &whole.constants)).collect())
    });
    if let (Some(at), Some(options)) = (&options_at, &options) {
        let twice = options.iter().enumerate().any(|(i, option)| options[..i].contains(option));
        if options.len() < 2 || twice {
            file.problem(at, "quiz", "A question needs two options or more, each a different one.");
        }
    }
    let right_at = object.present(file, "right");
    let right: Option<usize> = right_at.as_ref().and_then(|at| file.value(at, "a whole number"));
    if let (Some(at), Some(right), Some(options)) = (&right_at, right, &options)
        && !(1..=options.len()).contains(&right)
    {
        file.problem(at, "quiz", &format!("The right option is number {right}, but there are {}.", options.len()));
    }
    let why = whole.text(file, &mut object, "why");
    let backing = whole.backing(file, &mut object);
    object.finish(file);
    let right = right?.checked_sub(1)?;
    Some(Question { question: question?, options: options?, right, why: why?, backing: backing? })
}
