/** One thing that is wrong with the environment, and what to do about it. */
export interface ConfigurationProblem {
  readonly variable: string;
  readonly problem: string;
  readonly mend: string;
}

/** The program cannot start as it is configured. Lists every problem at once; never contains a value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'configuration';
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    super(
      [
        'The configuration is not complete or not valid:',
        ...problems.map(({ variable, problem, mend }) => `  ${variable}: ${problem}\n    → ${mend}`),
      ].join('\n'),
    );
    this.problems = problems;
  }
}
