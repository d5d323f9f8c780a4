export const problems = {
  retry: 'Erneut prüfen',
  toObjects: 'Zu den Objekten',
  resendSignedOut:
    'Öffnen Sie immo-billie erneut aus onOffice und setzen Sie hier fort: Ihre Eingaben bleiben in dieser Seite, solange sie geöffnet ist.',
  filesAgain: 'Dateien müssen Sie danach erneut auswählen.',
  reference: 'Vorgangsnummer für Rückfragen: {{requestId}}',
  resend: {
    retry: 'Erneut versuchen',
    objectOnly: 'Nur das Objekt importieren',
    resume: 'Hier fortsetzen',
    again: 'Erneut senden',
  },
  signed_url_refused: {
    title: 'Dieser Aufruf ist nicht gültig',
    text: 'Der Link stammt nicht unverändert von onOffice.',
    next: 'Bitte öffnen Sie immo-billie erneut aus onOffice.',
  },
  signed_url_expired: {
    title: 'Dieser Aufruf ist abgelaufen',
    text: 'Ein Link aus onOffice gilt aus Sicherheitsgründen nur wenige Minuten.',
    next: 'Bitte öffnen Sie immo-billie erneut aus onOffice. Geschieht das wiederholt, geht die Uhr eines der beteiligten Rechner falsch.',
  },
  signed_url_used: {
    title: 'Dieser Aufruf wurde bereits verwendet',
    text: 'Ein Link aus onOffice gilt aus Sicherheitsgründen nur ein einziges Mal.',
    next: 'Bitte öffnen Sie immo-billie erneut aus onOffice.',
  },
  foreign_origin: {
    title: 'Anfrage abgelehnt',
    text: 'Diese Anfrage kam von einer fremden Webseite. Es wurde nichts gespeichert.',
    next: 'Bitte öffnen Sie immo-billie aus onOffice.',
  },
  form_token_foreign: {
    title: 'Es wurde nichts gespeichert',
    text: 'Dieses Formular gehört zu einer anderen Anmeldung.',
    next: 'Bitte öffnen Sie immo-billie erneut aus onOffice und setzen Sie hier fort.',
  },
  form_stale: {
    title: 'Bitte prüfen und erneut speichern',
    text: 'Ihre Anmeldung hat sich inzwischen geändert. Es wurde nichts gespeichert.',
    next: 'Wenn Sie das noch möchten, klicken Sie auf „Erneut senden“.',
  },
  handover_spent: {
    title: 'Bitte erneut öffnen',
    text: 'Die Übergabe in dieses Fenster ist abgelaufen oder wurde schon verwendet.',
    next: 'Bitte öffnen Sie immo-billie erneut aus onOffice.',
  },
  signed_out: {
    title: 'Bitte starten Sie immo-billie erneut aus onOffice',
    text: 'Sie sind nicht angemeldet, oder Ihre Anmeldung ist abgelaufen. Ein Passwort gibt es nicht.',
    next: 'Öffnen Sie in onOffice eine Immobilie und klicken Sie unten auf „immo-billie“ → „Angebotsverfahren“.',
  },
  not_found: {
    title: 'Diese Seite gibt es nicht',
    text: 'Der Link ist nicht vollständig, oder der Eintrag gehört nicht zu Ihrer Anmeldung.',
    next: 'Eine Immobilie öffnen Sie immer aus onOffice heraus.',
  },
  not_activated: {
    title: 'immo-billie ist noch nicht freigeschaltet',
    text: 'Für Ihr Büro ist kein API-Key hinterlegt.',
    next: 'Bitte lassen Sie immo-billie von einem onOffice-Administrator unter Marketplace → Übersicht freischalten.',
  },
  key_refused: {
    title: 'onOffice lehnt den Zugang ab',
    text: 'Der hinterlegte API-Key wird nicht mehr angenommen: Der Anbieter wurde gesperrt, oder der Schlüssel hat sich geändert.',
    next: 'Bitte lassen Sie immo-billie von einem onOffice-Administrator im Marketplace erneut freischalten. Ihre Objekte bleiben erhalten.',
  },
  claim_stale: {
    title: 'Ihre Freigabe aus onOffice ist abgelaufen',
    text: 'onOffice erlaubt den Zugriff immer nur für eine begrenzte Zeit. Es wurde nichts gespeichert.',
    next: 'Bitte öffnen Sie die Immobilie in onOffice und starten Sie „Angebotsverfahren“ erneut.',
  },
  estate_not_found: {
    title: 'Immobilie nicht gefunden',
    text: 'Diese Immobilie gibt es in onOffice nicht mehr, oder sie ist für Sie nicht sichtbar. Es wurde nichts gespeichert.',
    next: 'Bitte prüfen Sie in onOffice, ob die Immobilie gelöscht wurde.',
  },
  estate_not_readable: {
    title: 'Keine Leserechte für diese Immobilie',
    text: 'Sie dürfen diese Immobilie in onOffice nicht lesen. Es wurde nichts gespeichert.',
    next: 'Bitten Sie Ihren onOffice-Administrator um das Leserecht und prüfen Sie dann erneut.',
  },
  estate_inactive: {
    title: 'Immobilie ist nicht aktiv',
    text: '„{{title}}“ hat in onOffice den Status „{{status}}“. Für den Import muss die Immobilie aktiv sein. Es wurde nichts gespeichert.',
    next: 'Setzen Sie den Status in onOffice unter „Technische Angaben“ auf „Aktiv“ und prüfen Sie dann erneut.',
  },
  estate_not_for_sale: {
    title: 'Immobilie steht nicht zum Verkauf',
    text: '„{{title}}“ hat in onOffice die Vermarktungsart „{{marketing}}“. Das Angebotsverfahren gibt es nur für den Verkauf. Es wurde nichts gespeichert.',
    next: 'Stimmt die Angabe nicht, ändern Sie in onOffice die Vermarktungsart auf „Kauf“ und prüfen Sie dann erneut.',
  },
  too_many_prospects: {
    title: 'Zu viele Interessenten',
    text: 'Dieser Immobilie sind {{count}} Interessenten zugeordnet. Auf einmal können höchstens {{max}} importiert werden. Es wurde nichts gespeichert und nichts abgeschnitten.',
    next: 'Verringern Sie in onOffice die Zuordnungen, oder importieren Sie zunächst nur das Objekt.',
  },
  form_too_large: {
    title: 'Das Formular ist zu groß',
    text: 'Es wurden mehr Daten gesendet, als diese Seite annimmt. Es wurde nichts gespeichert.',
    next: 'Gehen Sie mit der Zurück-Taste Ihres Browsers zu Ihren Eingaben und kürzen Sie sie.',
  },
  onoffice_unreachable: {
    title: 'onOffice ist gerade nicht erreichbar',
    text: 'Die Daten konnten nicht gelesen werden. Es wurde nichts gespeichert.',
    next: 'Bitte versuchen Sie es in einigen Minuten erneut.',
  },
  onoffice_failed: {
    title: 'onOffice hat die Anfrage abgelehnt',
    text: 'onOffice hat einen Fehler gemeldet. Es wurde nichts gespeichert.',
    next: 'Bitte versuchen Sie es erneut. Bleibt der Fehler, nennen Sie uns die Vorgangsnummer.',
  },
  onoffice_answer: {
    title: 'onOffice hat unerwartet geantwortet',
    text: 'Die Antwort war unvollständig oder nicht lesbar. Davon wurde nichts übernommen.',
    next: 'Bitte versuchen Sie es in einigen Minuten erneut.',
  },
  bad_request: {
    title: 'Die Anfrage war nicht lesbar',
    text: 'Die gesendeten Daten waren unvollständig. Es wurde nichts gespeichert.',
    next: 'Bitte gehen Sie zurück und versuchen Sie es erneut.',
  },
  internal: {
    title: 'Das hat nicht geklappt',
    text: 'Bei uns ist ein Fehler aufgetreten. Es wurde nichts gespeichert.',
    next: 'Bitte versuchen Sie es erneut. Bleibt der Fehler, nennen Sie uns die Vorgangsnummer.',
  },
};
