export const objects = {
  title: 'Objekte',
  intro: 'Objekte, die Ihr Büro aus onOffice importiert hat.',
  empty: 'Noch kein Objekt importiert',
  emptyNext:
    'Öffnen Sie in onOffice eine aktive Immobilie und klicken Sie unten auf „immo-billie“ → „Angebotsverfahren“.',
  caption: 'Importierte Objekte',
  column: {
    title: 'Bezeichnung',
    objectNumber: 'Objektnummer',
    city: 'Ort',
    broker: 'Makler',
    state: 'Status',
    start: 'Start',
    end: 'Ende',
    startPrice: 'Startpreis',
    prospects: 'Interessenten',
  },
  state: { draft: 'Entwurf', complete: 'Vollständig' },
  none: '–',
  older: 'Ältere Objekte',
  newest: 'Zu den neuesten',
  importedAt: 'Zuletzt importiert am {{at}} von {{by}}',
};
