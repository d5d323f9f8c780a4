export const objectDocuments = {
  title: 'Dokumente',
  pageTitle: 'Dokumente zum Objekt',
  backToObject: 'Zurück zum Objekt',
  empty: 'Zu diesem Objekt gibt es noch keine Dokumente.',
  used: '{{documents}} von höchstens {{maxDocuments}} Dokumenten, zusammen {{size}} von höchstens {{maxSize}}.',
  added: '{{type}}, {{size}}, hinzugefügt am {{at}}',
  fromOnOffice: 'aus onOffice',
  kindLabel: 'Art',
  visibilityLabel: 'Sichtbar für',
  kind: {
    expose: 'Exposé',
    energieausweis: 'Energieausweis',
    grundriss: 'Grundriss',
    grundbuchauszug: 'Grundbuchauszug',
    teilungserklaerung: 'Teilungserklärung',
    protokolle: 'Protokolle',
    sonstiges: 'Sonstiges',
  },
  visibility: { all: 'alle', confirmed: 'nach Bestätigung', broker: 'nur Makler' },
  visibilityHelp:
    '„nach Bestätigung“: Interessenten sehen das Dokument erst, wenn sie die Teilnahme bestätigt haben.',
  preview: 'Ansehen',
  download: 'Herunterladen',
  delete: 'Löschen',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  saveList: 'Angaben zu den Dokumenten übernehmen',
  upload: {
    label: 'Dateien hinzufügen',
    help: 'PDF, PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) oder PowerPoint (PPTX), je Datei höchstens {{size}}. Mehrere auf einmal sind möglich.',
    submit: 'Hochladen',
    drop: 'Sie können Dateien auch hierher ziehen.',
  },
  energyHint:
    'Unter den Dokumenten ist kein Energieausweis. Liegt einer vor, gehören seine Angaben in jede Immobilienanzeige (§ 87 GEG), und er muss spätestens bei der Besichtigung gezeigt werden (§ 80 GEG). Für Grundstücke und Baudenkmäler wird keiner benötigt.',
  onoffice: {
    open: 'Dateien aus onOffice übernehmen',
    title: 'Dateien der Immobilie in onOffice',
    empty: 'Zu dieser Immobilie gibt es in onOffice keine Dateien, die Sie sehen dürfen.',
    legend: 'Welche Dateien sollen übernommen werden?',
    submit: 'Ausgewählte Dateien übernehmen',
    close: 'Schließen',
    retry: 'Erneut versuchen',
    hindrance: {
      is_link: 'Link, keine Datei',
      already_taken: 'bereits übernommen',
      too_large: 'zu groß',
    },
    problem: {
      not_activated: 'immo-billie ist für Ihr Büro noch nicht freigeschaltet.',
      claim_stale:
        'Ihre Freigabe aus onOffice ist abgelaufen. Bitte öffnen Sie die Immobilie in onOffice und starten Sie „Angebotsverfahren“ erneut.',
      key_refused:
        'onOffice nimmt den hinterlegten API-Key nicht mehr an. Bitte lassen Sie immo-billie von einem onOffice-Administrator erneut freischalten.',
      onoffice_unreachable:
        'onOffice ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten erneut.',
      onoffice_failed: 'onOffice hat die Anfrage abgelehnt. Bitte versuchen Sie es erneut.',
      list_too_long:
        'Diese Immobilie hat in onOffice mehr als {{max}} Dateien. So viele können hier nicht gezeigt werden; bitte laden Sie die gewünschten Dateien von Ihrem Rechner hoch.',
      onoffice_answer:
        'onOffice hat unvollständig oder nicht lesbar geantwortet. Bitte versuchen Sie es in einigen Minuten erneut.',
    },
  },
  notice: {
    stale: 'Ihre Anmeldung hat sich inzwischen geändert. Bitte prüfen und erneut speichern.',
    stale_upload:
      'Ihre Anmeldung hat sich inzwischen geändert, es wurde nichts gespeichert. Bitte wählen Sie die Dateien erneut aus und laden Sie sie noch einmal hoch.',
    no_file: 'Bitte wählen Sie mindestens eine Datei aus.',
    too_many_files:
      'Auf einmal können höchstens {{files}} Dateien gesendet werden. Davon wurde keine gespeichert; alle bisherigen Dokumente sind noch da. Bitte wählen Sie weniger Dateien aus.',
    nothing_ticked: 'Bitte haken Sie mindestens eine Datei an.',
  },
  report: {
    stored: '{{name}}: gespeichert.',
    taken_over: '{{name}}: aus onOffice übernommen.',
    changed: '{{name}}: Angaben übernommen.',
    moved: '{{name}}: jetzt an Stelle {{place}} von {{count}}.',
    removed: '{{name}}: gelöscht.',
    empty: '{{name}}: nicht gespeichert, denn die Datei ist leer.',
    too_large: '{{name}}: nicht gespeichert, denn die Datei ist größer als {{size}}.',
    wrong_type:
      '{{name}}: nicht gespeichert, denn der Inhalt ist weder PDF noch PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) oder PowerPoint (PPTX).',
    too_many: '{{name}}: nicht gespeichert, denn ein Objekt kann höchstens {{documents}} Dokumente haben.',
    no_room:
      '{{name}}: nicht gespeichert, denn die Dokumente eines Objekts dürfen zusammen höchstens {{objectSize}} groß sein.',
    duplicate: '{{name}}: nicht noch einmal gespeichert, denn diese Datei ist als „{{other}}“ schon da.',
    already_taken: '{{name}}: nicht noch einmal übernommen, denn diese Datei ist als „{{other}}“ schon da.',
    is_link: '{{name}}: nicht übernommen, denn das ist ein Link und keine Datei.',
    not_in_onoffice: '{{name}}: nicht übernommen, denn diese Datei gibt es in onOffice nicht mehr.',
    not_read: '{{name}}: nicht übernommen. {{reason}}',
    failed: '{{name}}: konnte nicht gespeichert werden. Bitte versuchen Sie es erneut.',
    conflict:
      '{{name}}: Die Angaben wurden inzwischen in einem anderen Fenster oder von einer anderen Person geändert. Bitte prüfen Sie sie und ändern Sie sie erneut.',
    gone: 'Ein Dokument, das Sie ändern wollten, wurde inzwischen gelöscht.',
  },
  deletePage: {
    title: 'Dokument löschen',
    question: 'Soll „{{name}}“ gelöscht werden?',
    stays:
      'Gelöscht wird nur diese Datei in immo-billie, endgültig. Das Objekt, seine Angaben und die übrigen Dokumente bleiben, und in onOffice ändert sich nichts.',
    confirm: 'Endgültig löschen',
    keep: 'Nicht löschen',
  },
  script: {
    uploading: 'Datei {number} von {total} wird hochgeladen: {name}',
    progress: 'Fortschritt des Hochladens',
    takingOver: 'Die Dateien werden aus onOffice übernommen …',
    loading: 'Die Dateien der Immobilie werden aus onOffice gelesen …',
    notSent: '{name}: nicht hochgeladen, denn die Verbindung ist abgebrochen. Bitte versuchen Sie es erneut.',
    notTried: '{name}: nicht hochgeladen.',
    failed: 'Das hat nicht geklappt, denn die Verbindung ist abgebrochen. Bitte versuchen Sie es erneut.',
  },
};
