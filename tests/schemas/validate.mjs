// Checks files against the published JSON Schemas with Ajv, which knows nothing of this project.
//
// Reads `{"schemas": {name: text}, "files": [{"schema": name, "text": text}]}` and answers with a list: for each file
// the first problem, or null.
import Ajv from "ajv/dist/2020.js";
import { text } from "node:stream/consumers";

const { schemas, files } = JSON.parse(await text(process.stdin));
// Strict: a keyword that Ajv does not know, or that can't apply, is a fault in the schema.
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, formats: { date: true } });
// What editors show instead of a pattern.
ajv.addVocabulary(["patternErrorMessage"]);
const checks = new Map(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(JSON.parse(schema))]));
const answers = files.map(({ schema, text: file }) => {
    const check = checks.get(schema);
    if (check(JSON.parse(file))) return null;
    return check.errors.map((error) => `${error.instancePath} ${error.message}`).join("; ");
});
process.stdout.write(JSON.stringify(answers));
