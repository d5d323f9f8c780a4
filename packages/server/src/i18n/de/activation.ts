export const activation = {
  title: 'immo-billie freischalten',
  state: 'API-Key Status',
  active: 'Aktiv',
  inactive: 'Inaktiv',
  field: 'API-Key zur Freischaltung',
  help: 'Kopieren Sie den API-Key, den onOffice weiter oben anzeigt, und fügen Sie ihn hier ein.',
  submit: 'jetzt freischalten',
  known: {
    this: 'immo-billie ist mit diesem API-Key bereits freigeschaltet. Sie müssen nichts weiter tun.',
    other:
      'Für Ihr Büro ist bereits ein API-Key hinterlegt. Er bleibt in Kraft, bis dieser hier freigeschaltet ist.',
  },
  reasons: {
    empty: 'Bitte fügen Sie den API-Key ein, den onOffice weiter oben anzeigt.',
    format:
      'Der API-Key besteht aus genau 64 Buchstaben und Ziffern. Bitte kopieren Sie ihn vollständig und ohne weitere Zeichen.',
    ticket_invalid:
      'Diese Seite ist nicht mehr gültig. Bitte schließen Sie das Fenster und starten Sie die Freischaltung im Marketplace noch einmal.',
    ticket_expired:
      'Die Freischaltung war zu lange geöffnet. Bitte schließen Sie das Fenster und starten Sie sie im Marketplace noch einmal.',
    key_refused:
      'onOffice hat diesen API-Key abgelehnt. Bitte kopieren Sie den angezeigten Schlüssel noch einmal vollständig, ohne Leerzeichen am Anfang oder Ende.',
    claim_refused:
      'onOffice hat die Berechtigung dieser Freischaltung abgelehnt. Bitte schließen Sie das Fenster und starten Sie die Freischaltung im Marketplace noch einmal.',
    cache_gone:
      'onOffice hat die Freischaltung inzwischen verworfen. Bitte schließen Sie das Fenster und starten Sie sie im Marketplace noch einmal.',
    blocked:
      'onOffice lässt den Zugriff für Ihr Büro zurzeit nicht zu (Mandant gesperrt oder Zugang eingeschränkt). Bitte wenden Sie sich an den onOffice-Support.',
    unreachable:
      'onOffice ist gerade nicht erreichbar. Ihr Schlüssel wurde nicht gespeichert. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    rate_limited:
      'Zu viele Versuche. Bitte warten Sie einige Minuten und starten Sie die Freischaltung im Marketplace noch einmal.',
  },
};
