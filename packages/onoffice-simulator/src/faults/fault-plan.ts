import { faultText, type Fault } from './fault.js';

interface PlannedFault {
  readonly fault: Fault;
  /** Only requests that contain an action of this type. */
  readonly resourceType: string | undefined;
  /** How far a `wrong-clock` is off. */
  readonly offsetSeconds: number;
  remaining: number;
}

/** A fault that strikes this request. */
export type StrikingFault = Pick<PlannedFault, 'fault' | 'resourceType' | 'offsetSeconds'>;

/** Faults waiting for API requests, used up in the order they were asked for. */
export class FaultPlan {
  #planned: PlannedFault[] = [];

  /** `times` 0 takes all waiting faults of that name back. */
  add(planned: {
    readonly fault: Fault;
    readonly times: number;
    readonly resourceType?: string | undefined;
    readonly offsetSeconds?: number | undefined;
  }): void {
    if (planned.times === 0) {
      const name = faultText(planned.fault);
      this.#planned = this.#planned.filter((waiting) => faultText(waiting.fault) !== name);
      return;
    }
    this.#planned.push({
      fault: planned.fault,
      resourceType: planned.resourceType,
      offsetSeconds: planned.offsetSeconds ?? 3600,
      remaining: planned.times,
    });
  }

  /** A `refuse` that is next in line: it strikes before the body is read. */
  takeRefusal(): StrikingFault | undefined {
    const [next] = this.#planned;
    return next?.fault.name === 'refuse' && next.resourceType === undefined ? this.#use(next) : undefined;
  }

  /** The next fault for a request with actions of these types. */
  take(resourceTypes: readonly string[]): StrikingFault | undefined {
    const next = this.#planned.find(
      ({ resourceType }) => resourceType === undefined || resourceTypes.includes(resourceType),
    );
    return next === undefined ? undefined : this.#use(next);
  }

  /** What still waits, for people to look at. */
  waiting(): { fault: string; times: number }[] {
    return this.#planned.map(({ fault, remaining }) => ({ fault: faultText(fault), times: remaining }));
  }

  #use(planned: PlannedFault): StrikingFault {
    planned.remaining -= 1;
    if (planned.remaining <= 0) this.#planned = this.#planned.filter((other) => other !== planned);
    return planned;
  }
}
