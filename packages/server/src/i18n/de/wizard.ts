export const wizard = {
  title: 'Objekt importieren',
  intro: { before: 'Sie sind dabei das Objekt mit dem Titel', after: 'zu importieren.' },
  untitled: '(ohne Titel)',
  alreadyImported: 'Dieses Objekt wurde bereits importiert, zuletzt am {{at}}.',
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
  badge: {
    automatic: 'automatisch',
    manual: 'manuell',
    both: 'automatisch und manuell',
    stored: 'bereits importiert',
    no_email: 'keine E-Mail-Adresse',
    unspecified: 'keine Angabe zur Einwilligung',
    ignored: 'Einwilligung: ignorieren',
    withdrawn: 'Speicherung widerrufen – kann nicht importiert werden',
  },
  notice: {
    stale:
      'Ihre Anmeldung hat sich inzwischen geändert. Es wurde nichts gespeichert. Bitte prüfen Sie Ihre Auswahl und klicken Sie erneut auf „Weiter“.',
  },
};
