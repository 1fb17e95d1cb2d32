// Looks up what each mail client supports of the HTML in FOLDER/*.html (data of caniemail.com), and fails for what no line of the
// agreed list in src/docs/manual/mail-html.md tolerates, or for a line that nothing needs any more.
// usage: node clients.mjs FOLDER LIST    run where the package caniemail is installed
import { caniemail, rawData } from 'caniemail';
import fs from 'node:fs';
import path from 'node:path';

const [folder, list] = process.argv.slice(2);
// rows of the list's table: | `feature` | reason |
const tolerated = new Set([...fs.readFileSync(list, 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map((it) => it[1]));

// a feature that nobody has tried in a client is no finding, but the package would stop there
const clients = new Set(rawData.data.flatMap((it) => Object.entries(it.stats).flatMap(([family, platforms]) =>
  Object.keys(platforms).map((platform) => [family, platform]))).map((it) => it.join('.')));
for (const feature of rawData.data)
  for (const client of clients) {
    const [family, platform] = client.split('.');
    feature.stats[family] ??= {};
    feature.stats[family][platform] ??= { untried: 'u' };
  }

const found = new Map();
const files = fs.readdirSync(folder).filter((it) => it.endsWith('.html'));
if (!files.length) throw new Error(`there is no HTML in ${folder}`);
for (const file of files) {
  const { issues } = caniemail({ clients: ['*'], html: fs.readFileSync(path.join(folder, file), 'utf8') });
  for (const [client, errors] of issues.errors)
    for (const { title } of errors) {
      if (!found.has(title)) found.set(title, { clients: new Set(), mails: new Set() });
      found.get(title).clients.add(client);
      found.get(title).mails.add(path.basename(file, '.html'));
    }
}
let bad = 0;
for (const [title, { clients, mails }] of [...found].sort()) {
  if (!tolerated.has(title)) bad++;
  console.log(`${tolerated.has(title) ? 'tolerated' : 'FAILED'} ${title}: not in ${[...clients].sort().join(', ')} (${mails.size} mails)`);
}
for (const title of tolerated)
  if (!found.has(title)) {
    bad++;
    console.log(`FAILED ${title}: in the list, but no mail needs it any more`);
  }
console.log(`${files.length} mails, ${found.size} features that some client lacks, ${bad} failed`);
process.exit(bad ? 1 : 0);
