// What a well-used library does with the same work: personalised mails of a given length over a pool, signed with RSA DKIM.
// usage: node nodemailer.mjs PORT MESSAGES BYTES CONNECTIONS [KEY.pem]   (needs the npm package nodemailer beside it)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const nodemailer = createRequire(process.cwd() + '/')('nodemailer');
const [port, messages, bytes, connections, key] = process.argv.slice(2);
const options = { host: '127.0.0.1', port: +port, secure: false, ignoreTLS: true, pool: true, maxConnections: +connections, maxMessages: Infinity };
if (key) options.dkim = { domainName: 'news.example.org', keySelector: 'bench', privateKey: readFileSync(key, 'utf8') };
const transport = nodemailer.createTransport(options);
const words = 'Shelters are closing, and those who need them most have nowhere to go. ';
const html = '<p>' + words.repeat(Math.ceil(bytes / words.length * 0.62)) + '</p>';
const text = words.repeat(Math.ceil(bytes / words.length * 0.31));
const begun = process.hrtime.bigint();
let next = 0;
async function worker() {
  while (next < messages) {
    const i = next++;
    await transport.sendMail({ from: 'news@news.example.org', to: `Person ${i} <person${i}@example.org>`, subject: 'Shelters must stay open this winter', html, text });
  }
}
await Promise.all(Array.from({ length: connections * 4 }, worker));
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
const { user, system } = process.resourceUsage ? { user: process.resourceUsage().userCPUTime, system: process.resourceUsage().systemCPUTime } : { user: 0, system: 0 };
console.log(JSON.stringify({ messages: +messages, seconds, cpu: (user + system) / 1e6 }));
transport.close();
