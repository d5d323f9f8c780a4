export const wizard = {
  title: 'Objekt importieren',
  intro: { before: 'Sie sind dabei das Objekt mit dem Titel', after: 'zu importieren.' },
  untitled: '(ohne Titel)',
  alreadyImported: 'Dieses Objekt wurde bereits importiert, zuletzt am {{at}}.',
  archived: 'Dieses Objekt ist archiviert. Mit „Weiter“ steht es wieder in der Übersicht.',
  marketingUnknown:
    'In onOffice ist keine Vermarktungsart angegeben. Das Angebotsverfahren ist für den Verkauf gedacht – bitte prüfen Sie die Angabe.',
  prospects: 'Interessenten',
  importProspects: 'Interessenten importieren',
  noProspects:
    'Dieser Immobilie sind in onOffice keine Interessenten zugeordnet. Automatische Zuordnungen gibt es nur für Immobilien, deren Vermarktungsstatus „offen“ ist. Das Objekt können Sie trotzdem importieren.',
  noReadableProspects: 'Keiner der zugeordneten Interessenten ist für Sie in onOffice lesbar.',
  filter: 'Name oder E-Mail suchen',
  tickAll: 'Alle auswählen',
  tickNone: 'Keine auswählen',
  count: '{{ticked}} von {{total}} ausgewählt',
  noContact: 'Keine Kontaktdaten in onOffice hinterlegt',
  note: 'Notiz',
  noteFor: 'Notiz zu {{name}}',
  group: {
    manual: 'Manuell zugeordnet ({{count}})',
    automatic: 'Automatisch zugeordnet ({{count}})',
    automaticHint:
      'Diese Personen passen zum Suchprofil, haben aber nicht unbedingt nach diesem Objekt gefragt (§ 7 UWG).',
    automaticToggle: 'Automatisch zugeordnete Personen importieren',
  },
  untickHelp:
    'Wer bereits importiert ist und hier abgewählt wird, bleibt im Objekt. Entfernen können Sie Personen unter „Objekt-Details“.',
  notVisible_one: '1 bereits importierte Person ist in diesem Import nicht sichtbar',
  notVisible_other: '{{count}} bereits importierte Personen sind in diesem Import nicht sichtbar',
  notVisibleHelp:
    'Sie sind in onOffice nicht mehr zugeordnet oder für Sie nicht lesbar. Im Objekt bleiben sie, bis Sie sie dort entfernen.',
  conflicts: {
    title: 'Von Hand geänderte Angaben',
    help: 'Diese Angaben haben Sie hier geändert, in onOffice steht etwas anderes. Ohne Häkchen bleibt Ihre Angabe.',
    field: 'Angabe',
    app: 'Hier',
    onoffice: 'onOffice',
    take: 'Übernehmen',
    takeLabel: 'aus onOffice übernehmen',
    fields: {
      title: 'Bezeichnung',
      objectNumber: 'Objektnummer',
      areaCenti: 'Fläche',
      brokerUserId: 'Makler',
    },
  },
  noteHelp: 'Notizen sehen nur Sie und Ihr Büro. Sie bleiben bei einem erneuten Import erhalten.',
  unreadable_one: '1 Interessent ist für Sie in onOffice nicht lesbar und wird nicht angezeigt.',
  unreadable_other:
    '{{count}} Interessenten sind für Sie in onOffice nicht lesbar und werden nicht angezeigt.',
  updateObject: 'Objekt aktualisieren',
  updateObjectHelp:
    'Übernimmt geänderte Basisdaten aus onOffice. Was Sie hier von Hand geändert haben, sowie Zeiten, Preise und Vereinbarungen bleiben.',
  question: 'Möchten Sie fortfahren?',
  next: 'Weiter',
  back: 'Zurück',
  notPreselected: 'nicht vorausgewählt: {{reason}}',
  badge: {
    automatic: 'automatisch',
    manual: 'manuell',
    both: 'automatisch und manuell',
    stored: 'bereits importiert',
    no_email: 'Keine E-Mail-Adresse in onOffice hinterlegt',
    shared_email: 'E-Mail-Adresse mehrfach vorhanden',
    owner: 'Eigentümer dieser Immobilie',
    broker: 'gehört zum Büro',
    archived: 'Adresse ist archiviert',
    keep_until_passed: 'Speichern-bis-Datum {{date}} ist abgelaufen',
    unspecified: 'keine Angabe zur Einwilligung',
    ignored: 'Einwilligung: ignorieren',
    withdrawn: 'Speicherung widerrufen – kann nicht importiert werden',
  },
  notice: {
    stale:
      'Ihre Anmeldung hat sich inzwischen geändert. Es wurde nichts gespeichert. Bitte prüfen Sie Ihre Auswahl und klicken Sie erneut auf „Weiter“.',
  },
};
