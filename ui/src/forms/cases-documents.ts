/** The forms of the documents screen. */
import { groupsOf } from '../features/documents/publication';
import type { FormCase } from './cases';
import { agreementWords, cycleEntry, cycleView, office, pack, publication } from './fixtures';

const nothing = (): void => undefined;

const agreement = { ...pack, document: 'agreement', title: 'Grant agreements' };

const month = { ...pack, document: 'specified_information', title: 'Specified Information', form: 'text' };

const year = { ...pack, document: 'cycle_report', title: 'Report of the year' };
/** An entry with every field that a kind has. */
const documented = cycleEntry({
  kind: 'needs_document',
  sources: [{ title: 'Assessment', found_at: 'page 4', on: '2013-02-01' }],
});

export const DOCUMENTS: FormCase[] = [
  {
    of: 'features/documents/OneDocument.svelte',
    sends: 'document_write',
    props: { round: 'r1', row: pack, folder: '/f' },
    fill: () => Promise.resolve(),
    send: (page) => page.submit(),
  },
  {
    of: 'features/documents/OneDocument.svelte',
    sends: 'document_write',
    props: { round: 'r1', row: month, folder: '/f' },
    fill: (page) => page.type('which.month', '2014-03'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/documents/OneDocument.svelte',
    sends: 'document_write',
    props: { round: 'r1', row: agreement, folder: '/f' },
    fill: (page) => page.type('which.bid', 'PCC-001'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/documents/OneDocument.svelte',
    sends: 'document_preview',
    props: { round: 'r1', row: month, folder: '/f' },
    mine: /^which\./,
    send: (page) => page.press('make-preview'),
  },
  {
    of: 'features/documents/OneDocument.svelte',
    sends: 'document_write',
    props: { round: 'r1', row: year, folder: '/f' },
    fill: (page) => page.type('which.year', '2013/14'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/cycle/EntryForm.svelte',
    sends: 'cycle_entry_set',
    props: { round: 'r1', view: cycleView(), entry: documented, onview: nothing, onclose: nothing },
    mine: /^entry\./,
    send: (page) => page.submit(),
  },
  {
    of: 'features/cycle/RemoveEntry.svelte',
    sends: 'cycle_entry_remove',
    props: { entry: cycleEntry(), onview: nothing },
    fill: async (page) => {
      await page.press('remove-entry');
      await page.type('reason', 'Of another office');
    },
    send: (page) => page.press('remove-entry-confirm'),
  },
  {
    of: 'features/documents/OfficeForm.svelte',
    sends: 'office_set',
    props: { office, onview: nothing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/documents/AgreementWordsForm.svelte',
    sends: 'standard_words_set',
    props: { round: 'r1', view: agreementWords, onview: nothing },
    send: (page) => page.submit(),
  },
  {
    of: 'features/documents/PublicationForm.svelte',
    sends: 'publication_set',
    props: { round: 'r1', view: publication, groups: groupsOf(publication.texts, {}), onview: nothing },
    mine: /^publication\./,
    fill: async (page) => {
      await page.press('tick-all-022');
      await page.submit();
    },
    send: (page) => page.submit(),
  },
];
