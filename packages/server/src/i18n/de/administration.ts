export const administration = {
  title: 'Administration',
  path: 'Sie sind hier',
  adminsOnly: {
    title: 'Nur für Administratoren',
    text: 'Diese Seite können nur Administratoren Ihres Büros öffnen.',
    admins_one: 'Ihr Administrator ist {{names}}.',
    admins_other: 'Ihre Administratoren sind {{names}}.',
    back: 'Zur Administration',
  },
  overview: {
    objects: 'Übersicht der Objekte, die Ihr Büro importiert hat.',
    setup: 'Was erledigt ist und was noch fehlt, damit alle arbeiten können.',
    setupProgress: '{{done}} von {{total}} erledigt',
    users: 'Wer hier arbeitet, wer Administrator ist und wer welche Objekte sieht.',
    office: 'Name, Impressum, Datenschutz-Link, Absendername und Logo.',
    documents: 'Eigene Dokumente hinzufügen, mitgelieferte Texte durch eigene ersetzen.',
    defaults: 'Womit die Nebenkosten neuer Objekte vorbelegt werden.',
    retention: 'Wie lange Interessenten gespeichert bleiben und was wann gelöscht wird.',
    persons: 'Eine Person löschen oder ihr Auskunft über ihre Daten geben.',
    key: 'Die Verbindung zu onOffice: Zustand des API-Keys und erneute Freischaltung.',
    audit: 'Wer wann was getan hat.',
    forBrokers: 'Alles Weitere in der Administration erledigen die Administratoren Ihres Büros.',
  },
  keyBanner: {
    text: 'onOffice lehnt den API-Key seit dem {{at}} ab: Der Anbieter wurde gesperrt, oder der API-Key hat sich geändert. Importe sind erst wieder möglich, wenn ein onOffice-Administrator immo-billie erneut freischaltet. Ihre Objekte bleiben erhalten.',
    link: 'So schalten Sie erneut frei',
  },
  notice: {
    saved: 'Gespeichert.',
    stale:
      'Es wurde nichts geändert: Ihre Anmeldung war inzwischen eine andere. Bitte prüfen und erneut versuchen.',
    checked: 'onOffice wurde gefragt. Das Ergebnis steht unten.',
    unreachable:
      'onOffice hat nicht geantwortet oder einen Fehler gemeldet. Bitte versuchen Sie es in einigen Minuten erneut. Das letzte Ergebnis bleibt stehen.',
    role: {
      admin: '{{name}} ist Administrator.',
      broker: '{{name}} ist Makler ohne Administratorrechte.',
      not_found: 'Diesen Benutzer gibt es nicht mehr.',
      not_admin: 'Es wurde nichts geändert: Sie sind inzwischen kein Administrator mehr.',
      last_admin:
        '{{name}} ist der letzte Administrator und bleibt es. Machen Sie zuerst jemand anderen zum Administrator.',
    },
    signedOut_one: '{{name}} wurde abgemeldet (1 Sitzung).',
    signedOut_other: '{{name}} wurde überall abgemeldet ({{count}} Sitzungen).',
    visibilityConflict:
      'Es wurde nichts geändert: Diese Einstellung hat inzwischen jemand anderes geändert. Unten steht, was jetzt gilt.',
    logoSaved: 'Das Logo wurde gespeichert.',
    logoDeleted: 'Das Logo wurde gelöscht.',
    documentAdded: 'Das Dokument wurde hinzugefügt.',
    documentDeleted: 'Das Dokument wurde gelöscht.',
    text: {
      markdown: 'Gespeichert. Alle in Ihrem Büro sehen jetzt Ihren Text.',
      file: 'Gespeichert. Alle in Ihrem Büro sehen jetzt Ihre PDF-Datei.',
      delivered: 'Alle in Ihrem Büro sehen jetzt den mitgelieferten Text.',
    },
    holdSet: 'Das Objekt wird aufbewahrt: Seine Interessenten werden nicht automatisch gelöscht.',
    holdLifted: 'Das Objekt wird nicht länger aufbewahrt. Es gilt wieder die eingestellte Frist.',
    erased:
      'Die Person mit der onOffice-Adressnummer {{addressId}} wurde gelöscht. Betroffene Objekte: {{objects}}, betroffene gespeicherte Importe: {{inputs}}.',
    erasureGoesOn:
      'Die Person mit der onOffice-Adressnummer {{addressId}} wurde aus allen Objekten gelöscht ({{objects}}). Die gespeicherten Importe werden noch durchsucht; das geht in den nächsten Minuten von allein weiter.',
  },
  errors: {
    summary_one: 'Es wurde nichts gespeichert. Bitte prüfen Sie eine Angabe:',
    summary_other: 'Es wurde nichts gespeichert. Bitte prüfen Sie {{count}} Angaben:',
    stale: 'Ihre Anmeldung hat sich inzwischen geändert. Bitte prüfen und erneut speichern.',
    conflict:
      'Diese Angaben hat inzwischen jemand anderes oder ein anderes Fenster geändert. Ihre Eingaben stehen noch hier, daneben steht, was jetzt gespeichert ist. Bitte prüfen Sie sie und speichern Sie erneut.',
    file_again:
      'Ihre Anmeldung hat sich inzwischen geändert. Bitte wählen Sie die Datei erneut aus und laden Sie sie noch einmal hoch.',
    file_lost: 'Die Datei konnte nicht mitgenommen werden. Bitte wählen Sie sie erneut aus.',
    file_conflict:
      'Diesen Text hat inzwischen jemand anderes oder ein anderes Fenster geändert. Bitte prüfen Sie, was jetzt gezeigt wird. Soll Ihre Datei es trotzdem ersetzen, wählen Sie sie erneut aus.',
    too_long: 'Höchstens {{max}} Zeichen, es sind {{length}}.',
    url: 'Bitte einen Link eingeben, der mit https:// oder http:// beginnt.',
    number: 'Bitte einen Prozentsatz eingeben, zum Beispiel 1,5.',
    ambiguous: 'Nicht eindeutig: Schreiben Sie Nachkommastellen mit Komma und höchstens zwei Ziffern (1,5).',
    negative: 'Bitte eine Zahl ab 0 eingeben.',
    too_large: 'Diese Zahl ist zu groß.',
    percent_too_large: 'Höchstens {{max}} %.',
    whole_days: 'Bitte eine ganze Zahl von Tagen eingeben, zum Beispiel 90.',
    days_range: 'Bitte {{min}} bis {{max}} Tage.',
    search_empty: 'Bitte einen Namen, eine E-Mail-Adresse oder eine Adressnummer eingeben.',
    file: {
      missing: 'Bitte wählen Sie eine Datei aus.',
      empty: 'Diese Datei ist leer.',
      too_large: 'Diese Datei ist größer als {{fileSize}}.',
      wrong_type:
        'Der Inhalt dieser Datei ist weder PDF noch PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) oder PowerPoint (PPTX).',
      not_pdf: 'Diese Datei ist kein PDF.',
      too_many: 'Ihr Büro hat schon {{files}} Dateien. Bitte löschen Sie zuerst eine andere.',
      no_room:
        'Die Dateien Ihres Büros dürfen zusammen höchstens {{size}} groß sein. Bitte löschen Sie zuerst eine andere.',
      duplicate: 'Diese Datei gibt es schon: „{{title}}“.',
    },
    markdown: {
      empty: 'Der Text ist leer.',
      no_title: 'Zeile {{line}}: Der Text muss mit einem Titel beginnen, zum Beispiel „# Mein Titel“.',
      no_lead: 'Zeile {{line}}: Nach dem Titel muss ein einleitender Absatz stehen.',
      second_title:
        'Zeile {{line}}: Ein Titel (#) darf nur einmal vorkommen. Für Abschnitte schreiben Sie ##.',
      deep_heading:
        'Zeile {{line}}: Überschriften gibt es nur mit # (Titel), ## (Abschnitt) und ### (Thema).',
      topic_without_section: 'Zeile {{line}}: Vor dem ersten Thema (###) muss ein Abschnitt (##) stehen.',
      link: 'Zeile {{line}}: Links sind nicht möglich. Schreiben Sie die Adresse als Text.',
      image: 'Zeile {{line}}: Bilder sind nicht möglich.',
      italics:
        'Zeile {{line}}: Kursiver Text ist nicht möglich. Für fetten Text schreiben Sie **so**, für einen Stern oder Unterstrich \\* oder \\_.',
      code: 'Zeile {{line}}: Das Zeichen ` (Gravis) ist nicht möglich. Anführungszeichen schreiben Sie so: „…“.',
      indented: 'Zeile {{line}}: Bitte entfernen Sie die Leerzeichen am Anfang der Zeile.',
      quotation: 'Zeile {{line}}: Eine Zeile darf nicht mit > beginnen.',
      rule: 'Zeile {{line}}: Trennlinien sind nicht möglich.',
      html: 'Zeile {{line}}: HTML ist nicht möglich. Für das Zeichen < schreiben Sie \\<.',
      line_break:
        'Zeile {{line}}: Ein Umbruch mitten im Absatz ist nicht möglich. Für einen neuen Absatz lassen Sie eine Zeile frei.',
      nested_list: 'Zeile {{line}}: Listen innerhalb von Listen sind nicht möglich.',
      paragraphs_in_item: 'Zeile {{line}}: Ein Listenpunkt darf nur aus einem Absatz bestehen.',
      empty_item: 'Zeile {{line}}: Dieser Listenpunkt ist leer.',
      not_in_item: 'Zeile {{line}}: In einem Listenpunkt darf nur Text stehen.',
      numbers_start: 'Zeile {{line}}: Eine nummerierte Liste muss mit 1 beginnen.',
      some_boxes: 'Zeile {{line}}: Entweder haben alle Punkte der Liste ein Kästchen [ ] oder keiner.',
      aligned_columns:
        'Zeile {{line}}: In der zweiten Zeile einer Tabelle sind nur Striche erlaubt, keine Doppelpunkte.',
      cell_count: 'Zeile {{line}}: Diese Tabellenzeile hat {{written}} statt {{expected}} Zellen.',
      no_text: 'Zeile {{line}}: Hier fehlt der Text.',
      unknown_placeholder:
        'Zeile {{line}}: Geschweifte Klammern sind nur für {{placeholder}} möglich, den Namen Ihres Büros.',
      placeholder_in_heading:
        'Zeile {{line}}: In Überschriften kann der Platzhalter für Ihren Büronamen nicht stehen.',
      unknown: 'Zeile {{line}}: Diese Schreibweise ist nicht möglich.',
      character: 'Zeile {{line}}: Das Zeichen „{{character}}“ kann im PDF nicht gezeigt werden.',
      too_long: 'Zeile {{line}}: Höchstens {{max}} Zeichen sind hier möglich, es sind {{length}}.',
      too_many_columns: 'Zeile {{line}}: Eine Tabelle kann höchstens {{max}} Spalten haben.',
      text_too_long: 'Der Text darf höchstens {{max}} Zeichen lang sein, es sind {{length}}.',
    },
    logo_missing: 'Bitte wählen Sie eine Datei aus.',
    logo_type: 'Diese Datei ist weder ein PNG- noch ein JPEG-Bild.',
    logo_too_large: 'Diese Datei ist größer als 512 KB.',
    logo_side: 'Dieses Bild ist breiter oder höher als 2000 Pixel.',
    logo_broken: 'Dieses Bild ist beschädigt oder unvollständig.',
    logo_unusual:
      'Dieses Bild hat eine seltene Form, die das PDF-Handout nicht zeigen kann. Bitte speichern Sie es als einfaches PNG (8 Bit, ohne Interlacing) oder als JPEG.',
  },
  storedValue: 'Gespeichert ist jetzt: {{value}}',
  storedEmpty: '(leer)',
  save: 'Speichern',
  setup: {
    title: 'Einrichtung',
    intro: 'Fünf Schritte, damit alle in Ihrem Büro mit immo-billie arbeiten können.',
    state: { done: 'erledigt', missing: 'fehlt noch', unknown: 'noch nicht geprüft' },
    check: 'Jetzt bei onOffice prüfen',
    checkHelp:
      'Liest mit Ihren Rechten aus onOffice, wie viele Immobilien und Adressen Sie sehen. Es wird nichts verändert.',
    sentence: 'Zum Kopieren und Weitergeben',
    open: 'Weiter zu „{{page}}“',
    key: {
      title: 'API-Key freigeschaltet',
      done: 'onOffice nimmt den API-Key an, seit {{at}}.',
      refused: 'onOffice lehnt den API-Key ab, seit {{at}}.',
      none: 'Für Ihr Büro ist kein API-Key hinterlegt.',
      sentence: {
        refused:
          'Bitte schalten Sie immo-billie in onOffice erneut frei (Mandant {{tenantId}}): Marketplace → Übersicht → immo-billie.com → „jetzt freischalten“. Wählen Sie als Benutzerrecht „Für alle Benutzer“, kopieren Sie den angezeigten API-Key in das untere Feld und klicken Sie auf „jetzt freischalten“.',
        none: 'Bitte schalten Sie immo-billie in onOffice frei (Mandant {{tenantId}}): Marketplace → Übersicht → immo-billie.com → „jetzt freischalten“. Wählen Sie als Benutzerrecht „Für alle Benutzer“, kopieren Sie den angezeigten API-Key in das untere Feld und klicken Sie auf „jetzt freischalten“.',
      },
    },
    claim: {
      title: 'Ihre Berechtigung gilt',
      done: 'Zuletzt erfolgreich gelesen am {{at}}.',
      stale:
        'onOffice hat Ihre Berechtigung am {{at}} nicht mehr anerkannt. Öffnen Sie in onOffice eine Immobilie und klicken Sie auf „immo-billie“ → „Angebotsverfahren“; das erneuert sie. Hilft das nicht, geben Sie diesen Satz weiter.',
      unknown: 'Mit Ihren Rechten wurde noch nicht aus onOffice gelesen.',
      sentence: {
        stale:
          'Bitte geben Sie mir ({{name}}, onOffice-Benutzer Nr. {{userId}}) in der onOffice-Benutzerverwaltung unter „Marketplace - externe Dienste (kostenpflichtig)“ das Recht, immo-billie zu nutzen.',
      },
    },
    rights: {
      title: 'Immobilien und Adressen sind lesbar',
      done: 'Am {{at}} waren Immobilien und Adressen lesbar.',
      estates: 'Am {{at}} waren Adressen lesbar, aber keine Immobilien.',
      addresses: 'Am {{at}} waren Immobilien lesbar, aber keine Adressen.',
      both: 'Am {{at}} waren weder Immobilien noch Adressen lesbar.',
      unknown: 'Ob Immobilien und Adressen lesbar sind, wurde noch nicht geprüft.',
      sentence: {
        estates:
          'Bitte geben Sie mir ({{name}}, onOffice-Benutzer Nr. {{userId}}) in onOffice das Leserecht auf die Immobilien unseres Büros. immo-billie sieht nur, was ich selbst sehen darf.',
        addresses:
          'Bitte geben Sie mir ({{name}}, onOffice-Benutzer Nr. {{userId}}) in onOffice das Leserecht auf die Adressen unseres Büros. Sonst kann ich in immo-billie keine Interessenten importieren.',
        both: 'Bitte geben Sie mir ({{name}}, onOffice-Benutzer Nr. {{userId}}) in onOffice das Leserecht auf die Immobilien und Adressen unseres Büros. immo-billie sieht nur, was ich selbst sehen darf.',
      },
    },
    office: {
      title: 'Impressum und Datenschutz-Link hinterlegt',
      done: 'Impressum und Datenschutz-Link sind hinterlegt.',
      imprint: 'Das Impressum fehlt.',
      privacyUrl: 'Der Link zur Datenschutzerklärung fehlt.',
      both: 'Impressum und Link zur Datenschutzerklärung fehlen.',
      sentence: {
        imprint:
          'Bitte schicken Sie mir das Impressum unseres Büros für immo-billie, oder tragen Sie es selbst ein: {{url}}',
        privacyUrl:
          'Bitte schicken Sie mir den Link zu unserer Datenschutzerklärung für immo-billie, oder tragen Sie ihn selbst ein: {{url}}',
        both: 'Bitte schicken Sie mir Impressum und Link zur Datenschutzerklärung unseres Büros für immo-billie, oder tragen Sie beides selbst ein: {{url}}',
      },
    },
    object: {
      title: 'Erstes Objekt importiert und vollständig',
      done: 'Mindestens ein Objekt ist vollständig.',
      none: 'Es wurde noch kein Objekt importiert.',
      incomplete:
        'Es ist ein Objekt importiert, aber noch keines vollständig. Öffnen Sie es unter „Objekte“ und ergänzen Sie, was dort als fehlend genannt wird.',
      sentence: {
        none: 'Bitte öffnen Sie in onOffice eine aktive Immobilie, klicken Sie unten auf „immo-billie“ → „Angebotsverfahren“, bestätigen Sie beim ersten Mal die Rechteabfrage und dann „Weiter“.',
        incomplete:
          'Bitte öffnen Sie in immo-billie unter Administration → Objekte Ihr Objekt, ergänzen Sie Start, Ende und Startpreis und klicken Sie ganz unten auf „Speichern“: {{url}}',
      },
    },
  },
  users: {
    title: 'Benutzer',
    intro:
      'Alle, die sich schon einmal aus onOffice angemeldet haben. Neue Benutzer erscheinen hier nach ihrer ersten Anmeldung.',
    caption: 'Benutzer des Büros',
    column: {
      name: 'Name',
      role: 'Rolle',
      firstSeen: 'Zuerst hier',
      lastSeen: 'Zuletzt hier',
      sessions: 'Angemeldet',
      action: 'Aktionen',
    },
    you: 'Sie',
    number: 'onOffice-Benutzer Nr. {{userId}}',
    role: { admin: 'Administrator', broker: 'Makler' },
    sessionCount_one: '1 Sitzung',
    sessionCount_other: '{{count}} Sitzungen',
    noSession: 'nicht angemeldet',
    makeAdmin: 'Zum Administrator machen',
    makeBroker: 'Administratorrechte entziehen',
    makeBrokerText:
      '{{name}} kann danach weiter mit Objekten arbeiten, aber nichts mehr in der Administration ändern.',
    makeBrokerSelf:
      'Sie können danach weiter mit Objekten arbeiten, aber nichts mehr in der Administration ändern. Nur ein anderer Administrator kann Ihnen die Rechte zurückgeben.',
    makeBrokerConfirm: 'Rechte entziehen',
    lastAdmin: 'Letzter Administrator: Machen Sie zuerst jemand anderen zum Administrator.',
    signOut: 'Überall abmelden',
    signOutText:
      '{{name}} wird in allen Browsern abgemeldet. Nicht gespeicherte Eingaben gehen dabei verloren.',
    signOutSelf: 'Sie werden in allen Browsern abgemeldet, auch in diesem.',
    signOutConfirm: 'Jetzt abmelden',
    visibility: {
      title: 'Wer sieht welche Objekte?',
      legend: 'Makler sehen',
      all: 'alle Objekte des Büros',
      own: 'nur eigene Objekte: bei denen sie als Makler eingetragen sind oder die sie zuletzt importiert haben',
      help: 'Administratoren sehen immer alle Objekte.',
    },
  },
  office: {
    title: 'Büro',
    texts: 'Angaben zum Büro',
    intro: 'Diese Angaben erscheinen auf Ihren Unterlagen und, wo vorgesehen, gegenüber Interessenten.',
    displayName: 'Anzeigename',
    displayNameHelp: 'Ohne Eintrag gilt der Name aus onOffice: {{name}}',
    imprint: 'Impressum',
    imprintHelp: 'Name, Anschrift, Kontakt, Vertretung, Register, Aufsichtsbehörde – wie auf Ihrer Webseite.',
    privacyUrl: 'Link zur Datenschutzerklärung',
    privacyUrlHelp: 'Zum Beispiel https://www.ihr-buero.de/datenschutz',
    senderName: 'Absendername',
    senderNameHelp: 'Der Name, unter dem Nachrichten an Interessenten verschickt werden.',
  },
  logo: {
    title: 'Logo',
    intro: 'Erscheint auf dem Handout „Das ist immo-billie“.',
    current: 'Ihr Logo',
    uploadedAt: 'Hochgeladen am {{at}}',
    none: 'Es ist kein Logo hinterlegt.',
    file: 'Bilddatei',
    help: 'PNG oder JPEG, höchstens {{kilobytes}} KB und {{side}} × {{side}} Pixel. Ein neues Logo ersetzt das bisherige.',
    upload: 'Logo hochladen',
    delete: 'Logo löschen',
    deleteText: 'Das Logo wird gelöscht; Unterlagen zeigen dann nur den Namen des Büros.',
    deleteConfirm: 'Endgültig löschen',
  },
  defaults: {
    title: 'Vorgaben',
    costs: 'Nebenkosten',
    intro:
      'Damit werden die Nebenkosten neuer Objekte vorbelegt. Bei jedem Objekt können Sie sie ändern; bereits gespeicherte Objekte bleiben, wie sie sind. Die Grunderwerbsteuer richtet sich immer nach dem Bundesland.',
    notary: 'Notar in %',
    notaryHelp: 'Ohne Eintrag gelten 1,5 %. Üblich sind etwa 1,0 bis 1,5 %.',
    landRegister: 'Grundbuch in %',
    landRegisterHelp: 'Ohne Eintrag gelten 0,5 %.',
    buyerCommission: 'Maklercourtage Käufer in % (inkl. MwSt.)',
    buyerCommissionHelp:
      'Ohne Eintrag gelten 3,57 %. Steht in onOffice eine Außencourtage, hat sie Vorrang. Tragen Sie 0 ein, wenn der Käufer üblicherweise nichts zahlt.',
  },
  retention: {
    title: 'Aufbewahrung und Löschung',
    periods: 'Fristen',
    intro:
      'Nach Ablauf der Fristen löscht immo-billie von allein. Das Objekt selbst bleibt, ebenso das Protokoll, das nur Nummern enthält.',
    prospectDays: 'Interessenten: Tage nach dem Ende des Objekts',
    prospectDaysHelp:
      '{{min}} bis {{max}} Tage, üblich sind {{default}}, höchstens etwa 180 für Personen ohne Angebot. Wurde nach dem Ende noch einmal importiert, zählt dieser Import. Ohne Ende zählt ein Jahr ab der letzten Bearbeitung.',
    inputDays: 'Gespeicherte Importdaten: Tage nach dem Lesen aus onOffice',
    inputDaysHelp:
      '{{min}} bis {{max}} Tage, üblich sind {{default}}. Mit diesen verschlüsselten Daten kann der Betreiber einen Import wiederholen, falls etwas schiefging.',
    confirmTitle: 'Diese Fristen löschen sofort etwas',
    confirmText:
      'Mit den neuen Fristen werden beim nächsten Lauf (innerhalb weniger Minuten) zusätzlich gelöscht – Objekte, deren Interessenten entfallen: {{objects}}; gespeicherte Importdaten: {{inputs}}. Das lässt sich nicht rückgängig machen.',
    confirmSave: 'Trotzdem speichern',
    confirmCancel: 'Abbrechen',
    inputs: 'Gespeicherte Importdaten',
    inputCount_one: '1 Import mit gespeicherten Daten.',
    inputCount_other: '{{count}} Importe mit gespeicherten Daten.',
    inputNext: 'Die ältesten davon werden gelöscht am {{at}}.',
    inputNone: 'Zurzeit ist nichts gespeichert.',
    ended: 'Interessenten von Objekten mit Ende',
    endedNone: 'Es gibt keine Objekte mit Ende, zu denen noch Personendaten gespeichert sind.',
    open: 'Interessenten von Objekten ohne Ende',
    openIntro: 'Ohne Endzeitpunkt zählen {{days}} Tage ab dem letzten Import oder Speichern.',
    openNone: 'Es gibt keine Objekte ohne Ende, zu denen noch Personendaten gespeichert sind.',
    column: {
      object: 'Objekt',
      end: 'Ende',
      prospects: 'Interessenten',
      deleted: 'Löschung',
      action: 'Aktionen',
    },
    deletedAt: 'wird gelöscht am {{at}}',
    deletedNow: 'wird beim nächsten Lauf gelöscht',
    held: 'wird aufbewahrt',
    hold: 'Aufbewahren',
    holdText:
      'Nichts zu diesem Objekt wird automatisch gelöscht, bis Sie die Aufbewahrung beenden. Gedacht für Streitfälle.',
    holdConfirm: 'Löschung aussetzen',
    lift: 'Aufbewahrung beenden',
    liftText:
      'Danach gilt wieder die eingestellte Frist. Ist sie abgelaufen, wird beim nächsten Lauf gelöscht.',
    liftConfirm: 'Löschung wieder zulassen',
    pages: 'Seiten: {{list}}',
    next: 'Spätere Löschungen',
    first: 'Zum Anfang',
    persons: 'Einzelne Person löschen oder Auskunft geben',
  },
  persons: {
    title: 'Löschung und Auskunft',
    intro:
      'Verlangt jemand Auskunft oder Löschung (Art. 15 und 17 DSGVO), suchen Sie die Person hier. Gesucht wird in allen Objekten Ihres Büros und in den gespeicherten Importdaten.',
    text: 'Name, E-Mail-Adresse oder onOffice-Adressnummer',
    search: 'Suchen',
    found_one: '1 Person gefunden',
    found_other: '{{count}} Personen gefunden',
    nothing: 'Niemand gefunden.',
    tooMany: 'Es gibt mehr Treffer, als hier stehen. Bitte suchen Sie genauer.',
    unreadable_one:
      '1 gespeicherter Import lässt sich mit den Schlüsseln dieses Servers nicht öffnen und wurde nicht durchsucht.',
    unreadable_other:
      '{{count}} gespeicherte Importe lassen sich mit den Schlüsseln dieses Servers nicht öffnen und wurden nicht durchsucht.',
    more: 'Es sind noch nicht alle gespeicherten Importe durchsucht.',
    searchMore: 'Weitersuchen',
    caption: 'Gefundene Personen',
    column: {
      name: 'Name',
      contact: 'E-Mail, Telefon',
      objects: 'Objekte',
      number: 'Adressnummer',
      action: 'Aktionen',
    },
    onlyInImports: 'nur in Importdaten',
    show: 'Anzeigen',
    byNumber: 'Alles zur Adressnummer {{addressId}} anzeigen',
    running: 'Löschungen, die noch laufen',
    runningItem:
      'Adressnummer {{addressId}}, begonnen am {{at}}. Die gespeicherten Importe werden noch durchsucht.',
    personTitle: 'Gespeicherte Daten einer Person',
    unnamed: 'Person mit der Adressnummer {{addressId}}',
    number: 'onOffice-Adressnummer {{addressId}}',
    erasing:
      'Diese Person wird gerade gelöscht. Aus den Objekten ist sie entfernt; die gespeicherten Importe werden noch durchsucht.',
    stored: 'Was gespeichert ist',
    inObjects_one: 'In 1 Objekt:',
    inObjects_other: 'In {{count}} Objekten:',
    inNoObject: 'In keinem Objekt.',
    objectLine: 'importiert am {{at}}',
    withNote: 'mit Notiz',
    inImports_one: 'In 1 gespeicherten Import.',
    inImports_other: 'In {{count}} gespeicherten Importen.',
    inNoImport: 'In keinem gespeicherten Import.',
    notAllSearched:
      'Für diese Seite wurden nur die ältesten {{count}} gespeicherten Importe durchsucht. Auskunft und Löschung erfassen alle.',
    export: 'Auskunft herunterladen',
    exportHelp:
      'Eine JSON-Datei mit allem, was über die Person gespeichert ist (Art. 15 DSGVO). Prüfen Sie vorher, wer sie bekommt. Notizen über die Person sind enthalten.',
    erase: 'Person löschen',
    deletes: 'Das wird gelöscht',
    deletesItems: [
      'Name, Kontaktdaten, Einwilligung und Notizen in allen Objekten Ihres Büros',
      'dieselben Angaben in allen gespeicherten Importdaten; die Importe selbst bleiben ohne die Person erhalten',
    ],
    stays: 'Das bleibt',
    staysItems: [
      'die Objekte und alle anderen Personen',
      'das Protokoll: dass und wann gelöscht wurde, mit der Adressnummer, ohne Namen',
      'der Datensatz in onOffice. Löschen Sie ihn dort selbst; solange er einer Immobilie zugeordnet ist, bietet ein neuer Import die Person wieder an',
    ],
    unreadableDeleted_one:
      '1 gespeicherter Import lässt sich nicht öffnen. Weil niemand sagen kann, ob die Person darin vorkommt, wird er vollständig gelöscht. Fehlt dem Server nur ein alter Schlüssel, bitten Sie zuerst den Betreiber, ihn zu ergänzen.',
    unreadableDeleted_other:
      '{{count}} gespeicherte Importe lassen sich nicht öffnen. Weil niemand sagen kann, ob die Person darin vorkommt, werden sie vollständig gelöscht. Fehlt dem Server nur ein alter Schlüssel, bitten Sie zuerst den Betreiber, ihn zu ergänzen.',
    mentions: 'Bitte selbst prüfen',
    mentionsText:
      'Name oder E-Mail-Adresse stehen auch in Texten, die von Hand eingetragen wurden. Diese werden nicht verändert:',
    mentionsMore: 'Es gibt weitere Stellen.',
    place: {
      agreement: 'Zusatzvereinbarung',
      document: 'Dateiname eines Dokuments',
      note: 'Notiz zu einer anderen Person',
    },
    confirm: 'Endgültig löschen',
    cancel: 'Abbrechen',
  },
  key: {
    title: 'Schlüssel',
    state: 'Zustand',
    unlocked: 'aktiv – onOffice nimmt den API-Key an',
    refused: 'abgelehnt – onOffice nimmt den API-Key nicht an',
    since: 'seit',
    ending: 'API-Key',
    endingValue: 'endet auf {{ending}}',
    activatedAt: 'Freigeschaltet am',
    activatedBy: 'Freigeschaltet von',
    tenant: 'onOffice-Mandant',
    why: 'onOffice meldet nicht, wenn ein Anbieter gesperrt wird. immo-billie bemerkt es daran, dass onOffice den Schlüssel ablehnt.',
    again: 'Erneut freischalten',
    againIntro:
      'Das ist nötig, wenn onOffice den Schlüssel ablehnt oder Sie ihn erneuern möchten. Nur ein onOffice-Administrator kann das. Objekte, Interessenten und Einstellungen bleiben erhalten.',
    steps: [
      'In onOffice „Marketplace“ → „Übersicht“ öffnen.',
      'Bei „immo-billie.com“ auf „jetzt freischalten“ klicken. Ist der Anbieter gesperrt, heben Sie die Sperre dort zuerst auf.',
      'Unter „Benutzerrecht aktivieren“ die Auswahl „Für alle Benutzer“ treffen. Zeigt onOffice keine Auswahl, gilt das Recht bereits für alle.',
      'Den angezeigten API-Key kopieren, in das Feld „API-Key zur Freischaltung“ einfügen und auf „jetzt freischalten“ klicken.',
      'Danach immo-billie aus einer Immobilie neu öffnen.',
    ],
    setup: 'Zur Einrichtung',
  },
  audit: {
    title: 'Protokoll',
    intro:
      'Wer wann was getan hat, das Neueste zuerst. Das Protokoll enthält Nummern, aber keine Namen von Interessenten.',
    empty: 'Noch keine Einträge.',
    caption: 'Ereignisse',
    column: { at: 'Zeitpunkt', user: 'Benutzer', event: 'Ereignis' },
    program: 'immo-billie (automatisch)',
    object: 'Objekt öffnen',
    older: 'Ältere Einträge',
    newest: 'Zu den neuesten',
    part: {
      office: 'Angaben zum Büro',
      costDefaults: 'Vorgaben für Nebenkosten',
      retention: 'Fristen',
      objectVisibility: 'Sichtbarkeit der Objekte',
    },
    kind: {
      tenant: { activated: 'immo-billie freigeschaltet' },
      user: {
        signed_in: 'angemeldet',
        signed_out: 'abgemeldet',
        role_changed: 'Rolle geändert: {{name}} ist jetzt {{role}}',
        signed_out_everywhere: '{{name}} überall abgemeldet, Sitzungen: {{sessions}}',
      },
      import: {
        done: 'Import {{importId}} ausgeführt',
        failed: 'Import fehlgeschlagen ({{failureCode}})',
      },
      object: {
        saved: 'Objekt gespeichert',
        archived: 'Objekt archiviert',
        restored: 'Objekt aus dem Archiv zurückgeholt',
      },
      prospect: { removed: 'Person {{addressId}} aus einem Objekt entfernt' },
      document: {
        added: 'Dokument hinzugefügt',
        changed: 'Angaben zu einem Dokument geändert',
        removed: 'Dokument gelöscht',
      },
      settings: { saved: 'Einstellungen gespeichert: {{part}}' },
      office_document: {
        added: 'Eigenes Dokument hinzugefügt',
        changed: 'Eigenes Dokument geändert',
        removed: 'Eigenes Dokument gelöscht',
      },
      office_text: {
        replaced: 'Mitgelieferter Text „{{slug}}“ ersetzt, Sprache: {{language}}',
        restored: 'Text „{{slug}}“ wieder wie mitgeliefert, Sprache: {{language}}',
      },
      logo: { saved: 'Logo hochgeladen', deleted: 'Logo gelöscht' },
      hold: { set: 'Löschung eines Objekts ausgesetzt', lifted: 'Löschung eines Objekts wieder zugelassen' },
      retention: {
        prospects_deleted:
          'Frist abgelaufen: Interessenten eines Objekts gelöscht ({{prospects}}), dazu gespeicherte Importdaten ({{inputs}})',
        inputs_deleted: 'Frist abgelaufen: gespeicherte Importdaten gelöscht ({{inputs}})',
      },
      person: {
        exported: 'Auskunft über die Person {{addressId}} heruntergeladen',
        erasure_started: 'Löschung der Person {{addressId}} begonnen, betroffene Objekte: {{objects}}',
        erased:
          'Löschung der Person {{addressId}} abgeschlossen, betroffene Importdaten: {{inputs}}, davon nicht lesbar: {{unreadableInputs}}',
      },
    },
  },
};
