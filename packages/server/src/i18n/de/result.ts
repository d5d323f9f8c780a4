export const result = {
  created: 'Das Objekt wurde importiert.',
  updated: 'Das Objekt wurde aktualisiert.',
  unchanged: 'Die Basisdaten des Objekts sind unverändert.',
  restored: 'Es war archiviert und steht wieder in der Übersicht.',
  prospects:
    'Interessenten: {{added}} neu, {{updated}} aktualisiert, {{unchanged}} unverändert, {{skipped}} übersprungen.',
  stillThere: 'Abgewählt, aber weiterhin im Objekt. Aus dem Verfahren entfernen?',
  stillThereMore_one: 'und 1 weitere Person',
  stillThereMore_other: 'und {{count}} weitere Personen',
  reasons: 'Warum übersprungen?',
  reason: {
    unticked: '{{count}} von Ihnen nicht ausgewählt',
    withdrawn: '{{count}} mit widerrufener Speicherung',
    new_since_shown: '{{count}} neu hinzugekommen, seit die Seite geöffnet wurde – bitte erneut importieren',
    automatic_off: '{{count}} automatisch zugeordnet, Gruppe ausgeschaltet',
    prospects_off: '{{count}}, weil „Interessenten importieren“ ausgeschaltet war',
    removed_since: '{{count}} inzwischen aus dem Objekt entfernt',
    vanished: '{{count}} in onOffice nicht mehr zugeordnet oder nicht mehr lesbar',
  },
};
