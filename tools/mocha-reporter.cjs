// Mocha's spec reporter, plus test-results/results.json (title, file, state, duration of every test;
// read by CI and by the requirements table) and one plain closing line.
'use strict';
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');

const { EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;
const root = path.join(__dirname, '..');

module.exports = class ResultsReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const tests = [];
    const add = (test) =>
      tests.push({
        title: test.title,
        suite: test.parent?.fullTitle() ?? '',
        file: path.relative(root, test.file ?? ''),
        state: test.pending ? 'skipped' : test.state,
        durationMs: test.duration ?? 0,
      });
    runner.on(EVENT_TEST_END, (test) => test.pending || add(test));
    runner.on(EVENT_TEST_PENDING, add);
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      mkdirSync(path.join(root, 'test-results'), { recursive: true });
      writeFileSync(
        path.join(root, 'test-results', 'results.json'),
        `${JSON.stringify({ passes, failures, skipped: pending, tests }, null, 1)}\n`,
      );
      process.stdout.write(`\n${passes} passed, ${failures} failed, ${pending} skipped\n`);
    });
  }
};
