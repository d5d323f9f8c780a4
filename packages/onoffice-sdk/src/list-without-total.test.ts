import { expect } from 'chai';
import fc from 'fast-check';
import { OnOfficeAnswerError } from './errors.js';
import type { RecordList } from './list.js';
import type { AddressRecord } from './addresses.js';
import { ListShiftedError, ListTooLongError, type ListShift } from './list-errors.js';
import { clientOf, failureOf, idsOf, numbers, pageOf } from './list.test-support.js';
import { address, records } from './testing/answer-builder.js';
import { createFakeTransport, type FakeTransport } from './testing/fake-transport.js';

const fields = ['Name'];

interface Answer {
  readonly ids: readonly string[];
  readonly total: number | null;
}

/** An account that answers each page as the test says. */
function accountAnswering(answer: (offset: number, limit: number) => Answer): FakeTransport {
  const onOffice = createFakeTransport();
  onOffice.on('read', 'address', (action) => {
    const { offset, limit } = pageOf(action);
    const { ids, total } = answer(offset, limit);
    return records(
      ids.map((id) => address(Number(id))),
      total,
    );
  });
  return onOffice;
}

function listOf(
  onOffice: FakeTransport,
  pageSize: number,
  onShift?: (shift: ListShift) => void,
): RecordList<AddressRecord> {
  return clientOf(onOffice).addresses.list({ fields }, { pageSize, ...(onShift ? { onShift } : {}) });
}

describe('a list without a total', () => {
  it('is read until an empty page', async () => {
    const account = accountAnswering((offset, limit) => ({
      ids: numbers(25).slice(offset, offset + limit),
      total: null,
    }));
    const list = listOf(account, 10);
    expect(await idsOf(list)).to.deep.equal(numbers(25));
    const tooLong = await failureOf(list.toArray({ limit: 24 }));
    expect(tooLong).to.be.instanceOf(ListTooLongError).and.to.include({ total: null });
    expect(await failureOf(list.count())).to.be.instanceOf(OnOfficeAnswerError);
  });

  it('is complete although onOffice sends smaller pages than it was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (count, pageSize, largest) => {
          const account = accountAnswering((offset, limit) => ({
            ids: numbers(count).slice(offset, offset + Math.min(limit, largest)),
            total: null,
          }));
          expect(await idsOf(listOf(account, pageSize))).to.deep.equal(numbers(count));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('ends with an error when the offset is ignored, also for a caller who wants to be told instead', async () => {
    for (const onShift of [undefined, () => undefined]) {
      let pages = 0;
      const account = accountAnswering(() => {
        pages += 1;
        if (pages > 9) throw new Error('the list does not end');
        return { ids: numbers(2), total: null };
      });
      const error = await failureOf(listOf(account, 2, onShift).toArray({ limit: 100 }));
      expect(error).to.be.instanceOf(ListShiftedError).and.to.include({ delivered: 2 });
      expect(pages).to.equal(2);
    }
  });
});

describe('a list with a total on some pages only', () => {
  it('is held to the total of an earlier page', async () => {
    for (const [found, expected] of [
      [[], 2],
      [['3'], 2],
    ] as const) {
      const account = accountAnswering((offset) =>
        offset === 0 ? { ids: numbers(2), total: 6 } : { ids: found, total: null },
      );
      const error = await failureOf(listOf(account, 2).toArray({ limit: 100 }));
      if (!(error instanceof ListShiftedError)) throw error;
      expect(error.shift).to.deep.equal({ kind: 'short_page', offset: 2, expected, found: found.length });
    }
  });

  it('is held to the total of a later page', async () => {
    const account = accountAnswering((offset) => ({
      ids: numbers(4).slice(offset, offset + 2),
      total: offset === 2 ? 10 : null,
    }));
    const error = await failureOf(listOf(account, 2).toArray({ limit: 100 }));
    if (!(error instanceof ListShiftedError)) throw error;
    expect(error.shift).to.deep.equal({ kind: 'short_page', offset: 4, expected: 2, found: 0 });
  });

  it('is complete or ends with an error, whichever pages have the total and whatever changes once', async () => {
    const change = fc.record({
      afterPage: fc.nat({ max: 8 }),
      at: fc.nat({ max: 40 }),
      kind: fc.constantFrom('add', 'remove', 'nothing'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        change,
        async (count, pageSize, pagesWithTotal, { afterPage, at, kind }) => {
          const all = numbers(count);
          let pagesRead = 0;
          const account = accountAnswering((offset, limit) => {
            const hasTotal = pagesRead === 0 || pagesWithTotal[pagesRead % 9];
            const answer = { ids: all.slice(offset, offset + limit), total: hasTotal ? all.length : null };
            if (pagesRead === afterPage) {
              if (kind === 'add') all.splice(at % (count + 1), 0, '999');
              if (kind === 'remove') all.splice(at % count, 1);
            }
            pagesRead += 1;
            return answer;
          });
          const ids = await listOf(account, pageSize)
            .toArray({ limit: 99 })
            .then(
              (list) => list.map(({ id }) => id),
              (error: unknown) => error,
            );
          if (kind === 'nothing') expect(ids).to.deep.equal(numbers(count));
          else if (!(ids instanceof ListShiftedError)) {
            expect(ids).to.include.members(numbers(count).filter((id) => all.includes(id)));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
