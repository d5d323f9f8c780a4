/** Kinds of agents-log entries with their types, by the German names that onOffice uses as keys. */
export const ACTION_KINDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'Brief/Fax': ['Ausgang', 'Eingang'],
    'E-Mail': ['Ausgang', 'Eingang'],
    Telefonat: ['Ausgang', 'Eingang', 'Nicht erreicht'],
    Besichtigung: ['Einzelbesichtigung', 'Sammelbesichtigung'],
    Angebot: ['Angebot erhalten', 'Angebot abgelehnt', 'Angebot angenommen'],
    Notiz: [],
    Objektvorschlag: ['per E-Mail', 'persönlich'],
  }),
);
