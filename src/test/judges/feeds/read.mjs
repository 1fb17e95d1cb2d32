// Has a reader from npm read every feed and compares what it understood with what was meant: read.mjs READER FOLDER.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [reader, folder] = process.argv.slice(2)
const meant = JSON.parse(readFileSync(join(folder, 'meant.json'), 'utf8'))
const faults = []
const compared = new Set()
let documents = 0
let entries = 0

const same = (feed, entry, field, wanted, got) => {
  compared.add(field)
  if (JSON.stringify(wanted) !== JSON.stringify(got))
    faults.push(`${feed.path} ${entry?.id ?? ''} ${field}: meant ${JSON.stringify(wanted)}, read ${JSON.stringify(got)}`.slice(0, 400))
}
const seconds = (date) => Math.floor(new Date(date).getTime() / 1000)
const unique = (list) => [...new Set(list)]
// XML readers trim what stands in an element
const html = (text) => text.trim()

const compare = (feed, read) => {
  documents++
  entries += feed.entries.length
  same(feed, null, 'entries', feed.entries.length, read.length)
  feed.entries.forEach((entry, n) => {
    const got = read[n] ?? {}
    same(feed, entry, 'id', entry.id, got.id)
    same(feed, entry, 'url', entry.url, got.url)
    same(feed, entry, 'title', entry.title, got.title)
    same(feed, entry, 'author', entry.author, got.author)
    same(feed, entry, 'content', html(entry.html), html(got.html ?? ''))
    same(feed, entry, 'published', entry.published, seconds(got.published))
    if (got.updated !== undefined) same(feed, entry, 'updated', entry.updated, seconds(got.updated))
    if (got.categories !== undefined) same(feed, entry, 'categories', entry.categories, got.categories)
    if (got.files !== undefined) same(feed, entry, 'enclosures', feed.format === 'rss' ? Math.min(1, entry.files) : entry.files, got.files)
  })
}

const readers = {
  async 'rss-parser'() {
    const { default: Parser } = await import('rss-parser')
    const parser = new Parser({ customFields: { item: [['atom:updated', 'changed']] } })
    for (const feed of meant.filter((it) => it.format !== 'json')) {
      const read = await parser.parseString(readFileSync(join(folder, feed.file), 'utf8'))
      compare(feed, read.items.map((it) => ({
        id: it.guid ?? it.id,
        url: it.link,
        title: it.title,
        author: it.creator ?? it.author,
        html: it['content:encoded'] ?? it.content,
        published: it.pubDate,
        updated: it.changed,
        // of Atom it reads no categories, and one enclosure of several
        categories: feed.format === 'rss' ? it.categories ?? [] : undefined,
        files: feed.format === 'rss' ? (it.enclosure ? 1 : 0) : undefined,
      })))
    }
  },

  async feedsmith() {
    const { parseFeed } = await import('feedsmith')
    const shapes = {
      rss: (it) => ({
        id: it.guid?.value,
        url: it.link,
        title: it.title,
        author: it.dc?.creators?.[0] ?? it.dc?.creator,
        html: it.content?.encoded,
        published: it.pubDate,
        updated: it.atom?.updated,
        categories: (it.categories ?? []).map((c) => c.name),
        files: (it.enclosures ?? []).length,
      }),
      atom: (it) => ({
        id: it.id,
        url: it.links?.find((l) => l.rel === 'alternate')?.href,
        title: it.title?.value ?? it.title,
        author: it.authors?.[0]?.name,
        html: it.content?.value ?? it.content,
        published: it.published,
        updated: it.updated,
        categories: unique((it.categories ?? []).map((c) => c.label)),
        files: (it.links ?? []).filter((l) => l.rel === 'enclosure').length,
      }),
      json: (it) => ({
        id: it.id,
        url: it.url,
        title: it.title,
        author: it.authors?.[0]?.name,
        html: it.content_html,
        published: it.date_published,
        updated: it.date_modified,
        categories: it.tags ?? [],
        files: (it.attachments ?? []).length,
      }),
    }
    for (const feed of meant) {
      const { format, feed: read } = parseFeed(readFileSync(join(folder, feed.file), 'utf8'))
      same(feed, null, 'format', feed.format, format)
      compare(feed, (read.items ?? read.entries ?? []).map(shapes[feed.format]))
    }
  },
}

await readers[reader]()
for (const fault of faults.slice(0, 20)) console.error(`${reader}: ${fault}`)
console.log(`${reader.padEnd(12)} ${String(documents).padStart(4)} documents ${String(entries).padStart(5)} entries  ${faults.length ? `${faults.length} differences` : 'ok'}  (${[...compared].sort().join(', ')})`)
process.exit(faults.length ? 1 : 0)
