// Small workbooks for tests: XLSX and ODS files as their formats describe them, and files that mean harm.
import { deflateRawSync } from "node:zlib";

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes) => ~bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8), ~0) >>> 0;

/** A ZIP file. @param {Record<string, string | Buffer | {packed: Buffer, size: number, crc: number}>} files by their names */
export function zip(files) {
  const [parts, list] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = content.packed ? undefined : Buffer.from(content);
    const { packed, size, crc } = bytes ? { packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) } : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc, 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(size, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), packed]);
    parts.push(local);
    list.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), about, place, Buffer.from(name)]));
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(Buffer.concat(list).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...list, Buffer.from("PK\x05\x06"), end]);
}

const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

function column(number) {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : column(Math.floor(number / 26) - 1) + letter;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of an XLSX file with one sheet, by their names. @param {string} name @param {(string | number)[][]} rows */
export function xlsxParts(name, rows) {
  const cell = (value, row, at) => {
    const place = `${column(at)}${row + 1}`;
    if (value === "") return "";
    return typeof value === "number" ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  };
  const lines = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((value, at) => cell(value, row, at)).join("")}</row>`);
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`,
  };
}

export const xlsx = (name, rows) => zip(xlsxParts(name, rows));

/** An ODS file with one sheet. */
export function ods(name, rows) {
  const cell = (value) => {
    if (value === "") return "<table:table-cell/>";
    const kind = typeof value === "number" ? `office:value-type="float" office:value="${value}"` : 'office:value-type="string"';
    return `<table:table-cell ${kind}><text:p>${escaped(value)}</text:p></table:table-cell>`;
  };
  const lines = rows.map((cells) => `<table:table-row>${cells.map(cell).join("")}</table:table-row>`).join("");
  const open = "urn:oasis:names:tc:opendocument:xmlns";
  return zip({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": `${XML}<manifest:manifest xmlns:manifest="${open}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>`,
    "content.xml": `${XML}<office:document-content xmlns:office="${open}:office:1.0" xmlns:table="${open}:table:1.0" xmlns:text="${open}:text:1.0"><office:body><office:spreadsheet><table:table table:name="${escaped(name)}">${lines}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

/** A CSV file. */
export function csv(rows) {
  const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replace(/"/g, '""')}"` : value);
  return Buffer.from(`${rows.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`);
}

/** A small file that unpacks to far more than the page reads. `says` is the size that it pretends to have. */
export function bomb(says) {
  const size = 600_000_000;
  const packed = deflateRawSync(Buffer.alloc(size, 0x20));
  return zip({ ...xlsxParts("Table P6", []), "xl/worksheets/sheet1.xml": { packed, size: says ?? size, crc: 0 } });
}

/** A workbook whose text would fill the memory if its names were put in for each other. */
export function manyLaughs() {
  const names = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  const parts = xlsxParts("Table P6", [["Area code"]]);
  const sheet = "xl/worksheets/sheet1.xml";
  parts[sheet] = parts[sheet].replace("<worksheet", `<!DOCTYPE w [<!ENTITY l0 "ha">${names}]>\n<worksheet`).replace("Area code", "&l10;");
  return zip(parts);
}

/** The official table of recorded crime in 2014/15, which adds up from quarters and groups, and rows that are passed over,
 * so many in all. @param {object} crime the dataset @param {number} count @param {number} more in the first area */
export function recordedCrime(crime, count, more = 0) {
  const groups = ["Criminal damage and arson", "Drug offences", "Miscellaneous crimes against society", "Possession of weapons offences", "Public order offences", "Robbery", "Sexual offences", "Theft offences", "Violence against the person"];
  const named = { E23000008: "Durham", E23000034: "London, City of", E23000036: "Avon & Somerset", E23000035: "Devon & Cornwall", BTP: "British Transport Police" };
  const forces = crime.areas.filter(({ code }) => !["E12000001", "K04000001"].includes(code));
  const rows = [["Financial Year", "Financial Quarter", "Force Name", "Offence Group", "Number of Offences"]];
  for (const { code, name } of [...forces, ...(forces.some(({ code }) => code === "BTP") ? [] : [{ code: "BTP", name: "" }])]) {
    const figure = crime.rows.find(({ area, period }) => area === code && period === "2014/15")?.value ?? 0;
    for (let quarter = 1; quarter <= 4; quarter += 1) {
      groups.forEach((group, at) => rows.push(["2014/15", quarter, named[code] ?? name, group, quarter === 1 && at === 0 ? figure + (code === "E23000008" ? more : 0) : 0]));
    }
  }
  while (rows.length <= count) rows.push([`20${15 + (rows.length % 9)}/${16 + (rows.length % 9)}`, 1, "Durham", "Fraud offences", rows.length]);
  return rows;
}
