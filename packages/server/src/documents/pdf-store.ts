/**
 * Keeps PDFs that are the same for every office, so that each is made once and not for each reader: making one
 * holds the whole process for some hundred milliseconds. `make` is asked again after a failure.
 */
export function createPdfStore(): (key: string, make: () => Promise<Buffer>) => Promise<Buffer> {
  const made = new Map<string, Promise<Buffer>>();
  return async (key, make) => {
    const pdf = made.get(key) ?? make();
    made.set(key, pdf);
    try {
      return await pdf;
    } catch (error) {
      made.delete(key);
      throw error;
    }
  };
}
