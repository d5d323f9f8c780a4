export const prospects = {
  title: 'Interessenten',
  back: 'Zurück zu Objekt-Details',
  show_one: '1 Interessent',
  show_other: '{{count}} Interessenten',
  total_one: '1 Person',
  total_other: '{{count}} Personen',
  empty:
    'Noch niemand importiert. Interessenten kommen nur über „immo-billie“ → „Angebotsverfahren“ in onOffice dazu.',
  search: 'Suchen',
  nothingFound: 'Niemand gefunden zu „{{text}}“.',
  column: {
    name: 'Name',
    contact: 'Kontakt',
    origin: 'Zuordnung und Hinweise',
    note: 'Notiz',
    imported: 'Importiert am',
    action: 'Aktion',
  },
  override: 'Trotz Warnung ausgewählt ({{reasons}}) am {{at}} von {{by}}',
  warning: 'Hinweis: {{reasons}}',
  keptUntilPassed: 'Speichern-bis-Datum ist abgelaufen',
  consentWithdrawn: 'Speicherung widerrufen – bitte entfernen',
  withdrawn_one:
    '1 importierte Person hat die Speicherung ihrer Daten widerrufen und darf nicht angeschrieben werden.',
  withdrawn_other:
    '{{count}} importierte Personen haben die Speicherung ihrer Daten widerrufen und dürfen nicht angeschrieben werden.',
  withdrawnShow: 'Anzeigen und entfernen',
  withdrawnOnly:
    'Nur Personen, die die Speicherung ihrer Daten widerrufen haben. Sollen sie überall gelöscht werden, erledigt das ein Administrator unter „Aufbewahrung und Löschung“.',
  showAll: 'Alle Personen anzeigen',
  remove: 'Entfernen',
  pages: 'Seiten',
  previous: 'Zurück',
  next: 'Weiter',
  pageOf: 'Seite {{page}} von {{pages}}',
  removed: 'Die Person wurde entfernt.',
  removeTitle: 'Aus dem Verfahren entfernen?',
  removeQuestion: 'Möchten Sie {{name}} aus „{{title}}“ entfernen?',
  removeStays:
    'In onOffice ändert sich nichts. Notiz und Kontaktdaten werden hier gelöscht. Bei einem neuen Import kann die Person wieder ausgewählt werden.',
  removeStale:
    'Ihre Anmeldung hat sich inzwischen geändert, es wurde nichts entfernt. Bitte prüfen und erneut bestätigen.',
  removeConfirm: 'Entfernen',
  keep: 'Behalten',
};
