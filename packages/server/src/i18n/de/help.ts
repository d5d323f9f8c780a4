export const help = {
  title: 'Weitere Informationen',
  intro:
    'immo-billie führt ein digitales Angebotsverfahren für Ihre Immobilie durch. Objekt und Interessenten kommen aus onOffice.',
  steps: {
    start: {
      title: 'Objekt importieren',
      items: [
        'Öffnen Sie in onOffice eine Immobilie. Sie muss für den Import aktiv sein.',
        'Klicken Sie unten auf „immo-billie“ → „Angebotsverfahren“. Beim ersten Mal bestätigen Sie eine Rechteabfrage.',
        'Prüfen Sie die Auswahl und klicken Sie auf „Weiter“.',
      ],
    },
    prospects: {
      title: 'Interessenten importieren',
      items: [
        'Es sind alle Personen vorausgewählt, die in onOffice unter „Interessenten“ automatisch oder manuell zugeordnet sind.',
        'Entfernen Sie das Häkchen bei Personen, die Sie nicht importieren möchten.',
        'Auch wenn das Objekt schon importiert wurde, kommen neue Interessenten nur auf diesem Weg dazu.',
      ],
    },
    complete: {
      title: 'Objektanlage fertigstellen',
      items: [
        'Hinterlegen Sie Start- und Endzeitpunkt, Startpreis, Zielpreis, Zusatzvereinbarungen und die Detailbeschreibung.',
        'Schließen Sie die Objektanlage mit „Speichern“ ganz unten ab.',
      ],
    },
    login: {
      title: 'Nur anmelden',
      items: [
        'Starten Sie den Import wie oben, klicken Sie aber nicht auf „Weiter“.',
        'Klicken Sie auf „Administration“ → „Objekte“: Dort stehen alle Objekte, die Sie bereits importiert haben.',
      ],
    },
  },
};
