/** The screens say the plain word, not the one that stands in the code and the files (docs/WORDS.md). */
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

/** The words that docs/WORDS.md keeps for code, files and the command line. */
const RETIRED =
  /\b(devices?|exchang\w*|seal(s|ed|ing)?|second keys?|fingerprints?|profiles?|(tak(e|es|en|ing)|took) on|walk(s|ed|ing)?|carr(y|ies|ied|ying)|records?)\b/i;

/** What holds such a word and is plain English of this work all the same, or names what is typed. */
const ALLOWED = [
  'track record',
  'Records and asset register',
  'on record',
  'on the record',
  'for the record',
  'the record keeps both',
  'the record cannot be taken away',
  'record the decision',
  'the chair records',
  'the chair, records what the Commissioner decides',
  'sealed until the scores are opened',
  '--profile',
];

/** Attributes that a person reads or hears, even where they are one word. */
const READ = ['label', 'hint', 'legend', 'title', 'verb', 'sentence', 'text', 'word', 'aria-label', 'data-label'];

/** Attributes that nobody reads. */
const UNREAD = ['id', 'class', 'for', 'form', 'name', 'style', 'aria-labelledby', 'testid', 'data-testid'];

/** Functions whose one-word arguments a person reads: "14 entries". */
const COUNTED = ['formatCount', 'pluralOf'];

/** Parts of a tree in which nothing is said. */
const SILENT = ['css', 'comments', 'leadingComments', 'trailingComments'];

/** The source of every screen, by its path. */
const sources = import.meta.glob<string>(['./**/*.svelte', './**/*.ts', '!./**/*.test.ts', '!./forms/*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

type Node = { type: string; [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The nodes right under a node in which something may be said. */
function childrenOf(node: Node): Node[] {
  const children = Object.entries(node).flatMap(([key, value]) => (SILENT.includes(key) ? [] : value));
  return children
    .filter(isNode)
    .filter((child) => child.type !== 'Attribute' || !UNREAD.includes(child.name as string));
}

/** The text of a node that holds some: a literal, a template with its gaps, a stretch of markup. */
function textOf(node: Node): string | null {
  if (node.type === 'Text') return node.data as string;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('…');
}

/** Whether a person reads a text even where it is one word, by what it stands in. */
function isRead(node: Node, within: Node | null): boolean {
  if (within?.type === 'Attribute') return READ.includes(within.name as string);
  if (within?.type === 'CallExpression') return COUNTED.includes((within.callee as Node).name as string);
  return node.type === 'Text';
}

/** Every text under a node that a person may read. */
function textsOf(node: Node, within: Node | null = null): string[] {
  const text = textOf(node);
  const own = text !== null && (isRead(node, within) || text.trim().includes(' ')) ? [text] : [];
  return [...own, ...childrenOf(node).flatMap((child) => textsOf(child, node))];
}

/** The texts of a file. Plain TypeScript is read as the script of a component. */
function textsIn(path: string, source: string): string[] {
  const component = path.endsWith('.svelte') ? source : `<script lang="ts">\n${source}\n</script>`;
  return textsOf(parse(component, { modern: true }) as unknown as Node);
}

/** The texts of a file that hold a retired word once what is allowed is out of them. */
function faultsIn(path: string, source: string): string[] {
  if (!RETIRED.test(flatten(source))) return [];
  return textsIn(path, source)
    .map(flatten)
    .filter((text) => RETIRED.test(ALLOWED.reduce((rest, phrase) => rest.replace(new RegExp(phrase, 'gi'), ''), text)));
}

function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe('the search', () => {
  it.each([
    ['markup', 'a.svelte', '<p>Exchange</p>'],
    ['an attribute of one word', 'a.svelte', '<Field label="Profile" />'],
    ['a text that lies in two lines', 'a.svelte', '<p>the second\n  key</p>'],
    ['an expression of the markup', 'a.svelte', "<p>{some ? 'It is sealed' : ''}</p>"],
    ['an expression of an attribute', 'a.svelte', '<Form of={`of ${name}, record ${count}`} />'],
    ['a literal', 'a.ts', "const said: string = 'The records came.';"],
    ['a template', 'a.ts', 'const said = `${name} carries ${count} %`;'],
    ['what is counted', 'a.ts', "formatCount(count, 'record');"],
  ])('finds a retired word in %s', (_, path, source) => {
    expect(faultsIn(path, source)).toHaveLength(1);
  });

  it.each([
    ['a comment', 'a.ts', '/** Exchanges records. */\nexport const one = 1;'],
    ['a name', 'a.svelte', '<p data-testid="exchange" class="a sealed" id="device-{one}">{profile}</p>'],
    ['a phrase of this work', 'a.svelte', '<p>It goes on\n the record, and is sealed until the scores are opened.</p>'],
  ])('passes over %s', (_, path, source) => {
    expect(faultsIn(path, source)).toEqual([]);
  });

  it('sees the screens', () => {
    expect(Object.keys(sources)).toContain('./features/devices/Exchange.svelte');
    expect(textsIn('Exchange.svelte', sources['./features/devices/Exchange.svelte'] ?? '')).toContain('Send and fetch');
  });
});

describe('no retired word is said', () => {
  it.each(Object.entries(sources))('in %s', (path, source) => {
    expect(faultsIn(path, source)).toEqual([]);
  });
});
