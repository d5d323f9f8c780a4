/** German texts of the app, the default. `en.ts` has to have the same keys. */
export const de = {
  layout: {
    skipToContent: 'Zum Inhalt springen',
    moreInformation: 'Weitere Informationen',
    closeWindow: 'Fenster schließen',
    mainNavigation: 'Hauptnavigation',
    documents: 'Dokumente',
    administration: 'Administration',
    signOut: 'Abmelden',
    language: 'Sprache',
  },
  close: {
    title: 'Fenster schließen',
    text: 'Sie können dieses Fenster jetzt schließen. Sie bleiben angemeldet, bis Sie sich abmelden.',
  },
  signedOut: {
    title: 'Sie sind abgemeldet',
    text: 'Um sich wieder anzumelden, öffnen Sie in onOffice eine Immobilie und klicken Sie auf „immo-billie“ → „Angebotsverfahren“.',
  },
  activation: {
    title: 'immo-billie freischalten',
    state: 'API-Key Status',
    active: 'Aktiv',
    inactive: 'Inaktiv',
    field: 'API-Key zur Freischaltung',
    help: 'Kopieren Sie den API-Key, den onOffice weiter oben anzeigt, und fügen Sie ihn hier ein.',
    submit: 'jetzt freischalten',
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
  },
  handover: {
    title: 'In neuem Fenster fortfahren',
    text: 'Ihr Browser erlaubt in diesem eingebetteten Fenster keine Anmeldung. Mit einem Klick geht es in einem eigenen Fenster weiter; Sie sind dort bereits angemeldet.',
    submit: 'In neuem Fenster fortfahren',
  },
  wizard: {
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
  },
  objects: {
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
  },
  details: {
    title: 'Objekt-Details',
    helpQuestion: 'Benötigen Sie Hilfe bei der Erstellung Ihres Objekts?',
    helpToggle: 'Hilfestellungen anzeigen',
    helpToggleSave: 'Übernehmen',
    video: 'Zum Erklärvideo',
    baseData: 'Basisdaten',
    baseDataHint: 'Basisdaten werden aus onOffice übernommen.',
    schedule: 'Zeitraum und Preise',
    furtherDetails: 'Weitere Angaben',
    requiredHint: 'Mit * gekennzeichnete Angaben werden für ein vollständiges Objekt benötigt.',
    broker: 'Makler',
    brokerUnknown: 'onOffice-Benutzer {{id}}',
    businessRelation: 'Geschäftsbeziehung',
    b2c: 'B2C - Sie sprechen mit dem Angebotsprozess hauptsächlich private Interessenten an',
    b2b: 'B2B - Sie sprechen mit dem Angebotsprozess hauptsächlich gewerbliche Interessenten an',
    objectTitle: 'Bezeichnung',
    objectNumber: 'Objektnummer',
    area: 'Fläche in m²',
    startsAt: 'Startzeitpunkt',
    endsAt: 'Endzeitpunkt',
    datePart: '{{label}}: Datum',
    timePart: '{{label}}: Uhrzeit',
    startPrice: 'Startpreis',
    targetPrice: 'Zielpreis',
    detailsUrl: 'Detailbeschreibung',
    agreements: 'Zusatzvereinbarungen',
    agreement: 'Zusatzvereinbarung {{number}}',
    agreementText: 'Vereinbarung',
    agreementAmount: 'Betrag (optional)',
    agreementConfirm: 'vom Bieter zu bestätigen',
    agreementAdd: 'Weitere Zeile',
    save: 'Speichern',
    back: 'Zurück zu Objekte',
    saved: { draft: 'Als Entwurf gespeichert.', complete: 'Gespeichert. Das Objekt ist vollständig.' },
    stateDraft: 'Dieses Objekt ist ein Entwurf. Es fehlen noch: {{missing}}.',
    stateDraftComplete:
      'Dieses Objekt ist ein Entwurf. Alle benötigten Angaben sind da – bitte speichern Sie es.',
    stateComplete: 'Dieses Objekt ist vollständig.',
    changedByHand: 'Von Hand geändert. In onOffice: {{value}}',
    areaKind: {
      wohnflaeche: 'Wohnfläche aus onOffice',
      nutzflaeche: 'Nutzfläche aus onOffice',
      grundstuecksflaeche: 'Grundstücksfläche aus onOffice',
      gesamtflaeche: 'Gesamtfläche aus onOffice',
    },
    purchasePrice: 'Kaufpreis in onOffice: {{value}}',
    hint: {
      startNotBelowTarget: 'Der Startpreis liegt nicht unter dem Zielpreis. Ist das so gewollt?',
    },
    help: {
      broker: 'Ansprechpartner für die Interessenten.',
      businessRelation: 'Entscheidet, ob Sie überwiegend Verbraucher oder Unternehmen ansprechen.',
      objectTitle: 'Der Titel, unter dem das Objekt geführt wird. Er kommt aus dem Objekttitel in onOffice.',
      objectNumber: 'Ihre individuelle Objektnummer (optional)',
      area: 'Zum Beispiel 120,5. Wohnfläche, sonst Nutz- oder Grundstücksfläche.',
      startsAt: 'Ab diesem Zeitpunkt können Angebote abgegeben werden (deutsche Zeit).',
      endsAt: 'Bewährt haben sich zwei bis drei Wochen mit einem Ende am Abend oder am Wochenende.',
      startPrice:
        'Das kleinste Angebot, das abgegeben werden kann. Üblich sind 10 bis 15 % unter der Erwartung.',
      targetPrice: 'Nur für Sie und Ihr Büro. Interessenten sehen den Zielpreis nie.',
      detailsUrl: 'Link auf Ihre eigene Webseite oder auf ein Immobilienportal.',
      agreements: 'Zum Beispiel „Einbauküche wird mitverkauft“ oder „Übergabe ab 01.03.“.',
    },
    errors: {
      summary_one: 'Es wurde nichts gespeichert. Bitte prüfen Sie eine Angabe:',
      summary_other: 'Es wurde nichts gespeichert. Bitte prüfen Sie {{count}} Angaben:',
      too_long: 'Höchstens {{max}} Zeichen, es sind {{length}}.',
      number: 'Bitte eine Zahl eingeben, zum Beispiel 120,5.',
      ambiguous:
        'Nicht eindeutig: Schreiben Sie Tausender mit Punkt und drei Ziffern (450.000) oder Nachkommastellen mit Komma (450,00).',
      negative: 'Bitte eine Zahl ab 0 eingeben.',
      too_large: 'Diese Zahl ist zu groß.',
      money: 'Bitte einen Betrag in Euro eingeben, zum Beispiel 450.000.',
      date: 'Bitte ein Datum eingeben, zum Beispiel 23.11.2026.',
      time: 'Bitte eine Uhrzeit eingeben, zum Beispiel 18:00.',
      date_missing: 'Bitte auch das Datum angeben.',
      time_missing: 'Bitte auch die Uhrzeit angeben.',
      nonexistent:
        'Diese Uhrzeit gibt es nicht: In dieser Nacht werden die Uhren von 2 auf 3 Uhr vorgestellt.',
      end_before_start: 'Das Ende muss nach dem Start liegen.',
      url: 'Bitte einen Link eingeben, der mit https:// oder http:// beginnt.',
      unknown_choice: 'Bitte einen der angebotenen Einträge wählen.',
      agreement_text: 'Bitte beschreiben Sie die Vereinbarung oder leeren Sie die Zeile.',
      conflict:
        'Dieses Objekt wurde inzwischen in einem anderen Fenster oder von einer anderen Person gespeichert. Ihre Eingaben stehen noch hier. Bitte prüfen Sie sie und speichern Sie erneut.',
      stale: 'Ihre Anmeldung hat sich inzwischen geändert. Bitte prüfen und erneut speichern.',
    },
  },
  result: {
    created: 'Das Objekt wurde importiert.',
    updated: 'Das Objekt wurde aktualisiert.',
    unchanged: 'Die Basisdaten des Objekts sind unverändert.',
    prospects:
      'Interessenten: {{added}} neu, {{updated}} aktualisiert, {{unchanged}} unverändert, {{skipped}} übersprungen.',
    reasons: 'Warum übersprungen?',
    reason: {
      unticked: '{{count}} von Ihnen nicht ausgewählt',
      withdrawn: '{{count}} mit widerrufener Speicherung',
      new_since_shown:
        '{{count}} neu hinzugekommen, seit die Seite geöffnet wurde – bitte erneut importieren',
      prospects_off: '{{count}}, weil „Interessenten importieren“ ausgeschaltet war',
      vanished: '{{count}} in onOffice nicht mehr zugeordnet oder nicht mehr lesbar',
    },
  },
  administration: {
    title: 'Administration',
    objects: 'Objekte',
    objectsText: 'Übersicht der Objekte, die Ihr Büro importiert hat.',
    connection: 'Verbindung zu onOffice',
    keyUnlocked: 'API-Key aktiv, endet auf {{ending}}. Freigeschaltet am {{at}}.',
    keyRefused:
      'onOffice lehnt den API-Key seit dem {{at}} ab. Bitte schalten Sie immo-billie im onOffice-Marketplace erneut frei.',
    adminsOnly: 'Den Status der Verbindung sehen Administratoren.',
  },
  documents: {
    title: 'Dokumente',
    intro: 'Hier finden Sie Hilfe zu immo-billie.',
    guide: 'Anleitung',
    guideText: 'Vom Freischalten bis zum fertigen Objekt, Schritt für Schritt.',
  },
  help: {
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
  },
  video: {
    title: 'Erklärvideo',
    notProvided: 'Video wird vom Betreiber bereitgestellt. Bis dahin lesen Sie hier, was es erklärt.',
    transcript: 'Abschrift',
    paragraphs: [
      'Nach dem Import öffnet sich die Seite „Objekt-Details“. Bezeichnung, Objektnummer und Fläche kommen aus onOffice und können geändert werden. Was Sie von Hand ändern, überschreibt ein späterer Import nicht.',
      'Legen Sie fest, von wann bis wann Angebote abgegeben werden können. Bewährt haben sich zwei bis drei Wochen.',
      'Der Startpreis ist das kleinste mögliche Angebot. Der Zielpreis ist nur für Sie bestimmt; Interessenten sehen ihn nie.',
      'Unter „Zusatzvereinbarungen“ halten Sie fest, was neben dem Preis gelten soll, zum Beispiel den Übergabetermin oder mitverkaufte Einbauten. Unter „Detailbeschreibung“ verlinken Sie Ihre Webseite oder ein Immobilienportal.',
      'Klicken Sie ganz unten auf „Speichern“. Fehlt noch etwas, bleibt das Objekt ein Entwurf, und die Seite nennt, was fehlt.',
    ],
  },
  problems: {
    retry: 'Erneut prüfen',
    toObjects: 'Zu den Objekten',
    reference: 'Vorgangsnummer für Rückfragen: {{requestId}}',
    resend: { retry: 'Erneut versuchen', objectOnly: 'Nur das Objekt importieren' },
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
    rate_limited: {
      title: 'Zu viele Anfragen',
      text: 'Von Ihrem Anschluss kamen in kurzer Zeit sehr viele Anfragen.',
      next: 'Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.',
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
  },
};
