/** Some hundred documents; one that an office has written as long as it may is larger. */
const KEPT_BYTES = 32 * 1024 * 1024;

/**
 * Keeps PDFs, so that each is made once and not for each reader: making one holds the whole process for some
 * hundred milliseconds. The oldest go when all together get too large. `make` is asked again after a failure.
 *
 * @returns a function whose `key` names everything that the PDF shows
 */
export function createPdfStore(
  keptBytes = KEPT_BYTES,
): (key: string, make: () => Promise<Buffer>) => Promise<Buffer> {
  const made = new Map<string, Promise<Buffer>>();
  const sizes = new Map<string, number>();

  function forget(key: string): void {
    made.delete(key);
    sizes.delete(key);
  }

  function keep(key: string, size: number): void {
    sizes.set(key, size);
    let sum = [...sizes.values()].reduce((total, one) => total + one, 0);
    for (const [oldest, oldestSize] of sizes) {
      if (sum <= keptBytes) return;
      forget(oldest);
      sum -= oldestSize;
    }
  }

  return async (key, make) => {
    const known = made.get(key);
    if (known) return known;
    const making = make();
    made.set(key, making);
    try {
      const pdf = await making;
      keep(key, pdf.length);
      return pdf;
    } catch (error) {
      forget(key);
      throw error;
    }
  };
}
