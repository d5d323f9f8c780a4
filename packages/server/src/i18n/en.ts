import type { de } from './de.js';

/**
 * English texts of the app. German words in quotes are names that brokers see in onOffice. Numbers in
 * examples are written the German way because that is what the forms read.
 */
export const en: typeof de = {
  layout: {
    skipToContent: 'Skip to content',
    moreInformation: 'More information',
    closeWindow: 'Close window',
    mainNavigation: 'Main navigation',
    documents: 'Documents',
    administration: 'Administration',
    signOut: 'Sign out',
    language: 'Language',
  },
  close: {
    title: 'Close window',
    text: 'You can close this window now. You stay signed in until you sign out.',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'To sign in again, open a property in onOffice and click “immo-billie” → “Angebotsverfahren”.',
  },
  activation: {
    title: 'Activate immo-billie',
    state: 'API key status',
    active: 'Active',
    inactive: 'Inactive',
    field: 'API key for activation',
    help: 'Copy the API key that onOffice shows further up and paste it here.',
    submit: 'activate now',
    reasons: {
      empty: 'Please paste the API key that onOffice shows further up.',
      format:
        'The API key consists of exactly 64 letters and digits. Please copy all of it, without any other characters.',
      ticket_invalid:
        'This page is no longer valid. Please close the window and start the activation in the Marketplace again.',
      ticket_expired:
        'The activation was open for too long. Please close the window and start it in the Marketplace again.',
      key_refused:
        'onOffice has refused this API key. Please copy the whole key shown there again, without spaces at the beginning or end.',
      claim_refused:
        'onOffice has refused the authorisation of this activation. Please close the window and start the activation in the Marketplace again.',
      cache_gone:
        'onOffice has discarded the activation in the meantime. Please close the window and start it in the Marketplace again.',
      blocked:
        'onOffice does not currently allow access for your office (client account locked or access restricted). Please contact onOffice support.',
      unreachable:
        'onOffice cannot be reached at the moment. Your key was not saved. Please try again in a few minutes.',
      rate_limited:
        'Too many attempts. Please wait a few minutes and start the activation in the Marketplace again.',
    },
  },
  handover: {
    title: 'Continue in a new window',
    text: 'Your browser does not allow signing in inside this embedded window. One click takes you to a window of its own, where you are already signed in.',
    submit: 'Continue in a new window',
  },
  wizard: {
    title: 'Import object',
    intro: { before: 'You are about to import the object titled', after: 'from onOffice.' },
    untitled: '(untitled)',
    alreadyImported: 'This object has already been imported, most recently on {{at}}.',
    marketingUnknown:
      'No marketing type is given in onOffice. The offer procedure is meant for sales – please check this entry.',
    prospects: 'Prospects',
    importProspects: 'Import prospects',
    noProspects:
      'No prospects are assigned to this property in onOffice. Automatic assignments exist only for properties whose marketing status is “offen”. You can still import the object.',
    noReadableProspects: 'You do not have permission in onOffice to read any of the assigned prospects.',
    filter: 'Search by name or email',
    tickAll: 'Select all',
    tickNone: 'Select none',
    count: '{{ticked}} of {{total}} selected',
    noContact: 'No contact details stored in onOffice',
    note: 'Note',
    noteFor: 'Note on {{name}}',
    noteHelp: 'Only you and your office can see notes. They are kept when you import again.',
    unreadable_one: '1 prospect is not shown because you do not have permission to read it in onOffice.',
    unreadable_other:
      '{{count}} prospects are not shown because you do not have permission to read them in onOffice.',
    updateObject: 'Update object',
    updateObjectHelp:
      'Takes over changed basic data from onOffice. Anything you have changed here by hand is kept, and so are times, prices and agreements.',
    question: 'Do you want to continue?',
    next: 'Continue',
    back: 'Back',
    badge: {
      automatic: 'automatic',
      manual: 'manual',
      both: 'automatic and manual',
      stored: 'already imported',
      no_email: 'no email address',
      unspecified: 'consent not specified',
      ignored: 'consent: ignore',
      withdrawn: 'consent to storage withdrawn – cannot be imported',
    },
    notice: {
      stale:
        'Your sign-in has changed in the meantime. Nothing was saved. Please check your selection and click “Continue” again.',
    },
  },
  objects: {
    title: 'Objects',
    intro: 'Objects that your office has imported from onOffice.',
    empty: 'No object imported yet',
    emptyNext:
      'Open an active property in onOffice and click “immo-billie” → “Angebotsverfahren” at the bottom.',
    caption: 'Imported objects',
    column: {
      title: 'Title',
      objectNumber: 'Object number',
      city: 'Town',
      broker: 'Agent',
      state: 'Status',
      start: 'Start',
      end: 'End',
      startPrice: 'Starting price',
      prospects: 'Prospects',
    },
    state: { draft: 'Draft', complete: 'Complete' },
    none: '–',
    older: 'Older objects',
    newest: 'Back to the newest',
    importedAt: 'Last imported on {{at}} by {{by}}',
  },
  details: {
    title: 'Object details',
    helpQuestion: 'Do you need help setting up your object?',
    helpToggle: 'Show help texts',
    helpToggleSave: 'Apply',
    video: 'Watch the explanatory video',
    baseData: 'Basic data',
    baseDataHint: 'Basic data are taken from onOffice.',
    schedule: 'Period and prices',
    furtherDetails: 'Further details',
    requiredHint: 'Entries marked with * are needed for a complete object.',
    broker: 'Agent',
    brokerUnknown: 'onOffice user {{id}}',
    businessRelation: 'Business relationship',
    b2c: 'B2C - your offer procedure is aimed mainly at private prospects',
    b2b: 'B2B - your offer procedure is aimed mainly at commercial prospects',
    objectTitle: 'Title',
    objectNumber: 'Object number',
    area: 'Area in m²',
    startsAt: 'Start time',
    endsAt: 'End time',
    datePart: '{{label}}: date',
    timePart: '{{label}}: time of day',
    startPrice: 'Starting price',
    targetPrice: 'Target price',
    detailsUrl: 'Detailed description',
    agreements: 'Additional agreements',
    agreement: 'Additional agreement {{number}}',
    agreementText: 'Agreement',
    agreementAmount: 'Amount (optional)',
    agreementConfirm: 'must be confirmed by anyone making an offer',
    agreementAdd: 'Add row',
    save: 'Save',
    back: 'Back to objects',
    saved: { draft: 'Saved as a draft.', complete: 'Saved. The object is complete.' },
    stateDraft: 'This object is a draft. Still missing: {{missing}}.',
    stateDraftComplete: 'This object is a draft. Everything needed has been entered – please save it.',
    stateComplete: 'This object is complete.',
    changedByHand: 'Changed by hand. In onOffice: {{value}}',
    areaKind: {
      wohnflaeche: 'Living area from onOffice',
      nutzflaeche: 'Usable area from onOffice',
      grundstuecksflaeche: 'Plot area from onOffice',
      gesamtflaeche: 'Total area from onOffice',
    },
    purchasePrice: 'Purchase price in onOffice: {{value}}',
    hint: {
      startNotBelowTarget: 'The starting price is not below the target price. Is this intended?',
    },
    help: {
      broker: 'The contact person for the prospects.',
      businessRelation: 'Determines whether you mainly address consumers or businesses.',
      objectTitle:
        'The title under which the object is listed. It comes from the property title in onOffice.',
      objectNumber: 'Your own object number (optional)',
      area: 'For example 120,5 (with a comma, as in German). Living area, otherwise usable area or plot area.',
      startsAt: 'Offers can be made from this time on (German time).',
      endsAt: 'Two to three weeks, ending in the evening or at the weekend, have proved successful.',
      startPrice:
        'The lowest offer that can be made. It is usually 10 to 15% below what you expect. German notation, for example 450.000.',
      targetPrice: 'Only for you and your office. Prospects never see the target price.',
      detailsUrl: 'Link to your own website or to a property portal.',
      agreements: 'For example “Fitted kitchen is included in the sale” or “Handover from 1 March”.',
    },
    errors: {
      summary_one: 'Nothing was saved. Please check one entry:',
      summary_other: 'Nothing was saved. Please check {{count}} entries:',
      too_long: 'At most {{max}} characters are allowed, this has {{length}}. Please shorten it.',
      number: 'Please enter a number, for example 120,5 (with a comma before the decimals).',
      ambiguous:
        'This could mean two numbers. Please use German notation: thousands with a point and three digits (450.000), decimals with a comma (450,00).',
      negative: 'Please enter a number of 0 or more.',
      too_large: 'This number is too large. Please enter a smaller one.',
      money: 'Please enter an amount in euros in German notation, for example 450.000.',
      date: 'Please enter a date, for example 23.11.2026.',
      time: 'Please enter a time, for example 18:00.',
      date_missing: 'Please enter the date as well.',
      time_missing: 'Please enter the time as well.',
      nonexistent:
        'This time does not exist: the clocks go forward from 2:00 to 3:00 that night. Please choose another time.',
      end_before_start: 'The end must be after the start.',
      url: 'Please enter a link that starts with https:// or http://.',
      unknown_choice: 'Please choose one of the entries offered.',
      agreement_text: 'Please describe the agreement or clear the row.',
      conflict:
        'This object has been saved in another window or by someone else in the meantime. What you entered is still here. Please check it and save again.',
      stale: 'Your sign-in has changed in the meantime. Please check your entries and save again.',
    },
  },
  result: {
    created: 'The object was imported.',
    updated: 'The object was updated.',
    unchanged: 'The basic data of the object are unchanged.',
    prospects: 'Prospects: {{added}} new, {{updated}} updated, {{unchanged}} unchanged, {{skipped}} skipped.',
    reasons: 'Why skipped?',
    reason: {
      unticked: '{{count}} not selected by you',
      withdrawn: '{{count}} with consent to storage withdrawn',
      new_since_shown: '{{count}} added since the page was opened – please import again',
      prospects_off: '{{count}} because “Import prospects” was switched off',
      vanished: '{{count}} no longer assigned or no longer readable in onOffice',
    },
  },
  administration: {
    title: 'Administration',
    objects: 'Objects',
    objectsText: 'Overview of the objects that your office has imported.',
    connection: 'Connection to onOffice',
    keyUnlocked: 'API key active, ending in {{ending}}. Activated on {{at}}.',
    keyRefused:
      'onOffice has been refusing the API key since {{at}}. Please activate immo-billie again in the onOffice Marketplace.',
    adminsOnly: 'Only administrators can see the status of the connection.',
  },
  documents: {
    title: 'Documents',
    intro: 'Here you will find help on immo-billie.',
    guide: 'Guide',
    guideText: 'From activation to the finished object, step by step.',
  },
  help: {
    title: 'More information',
    intro:
      'immo-billie runs a digital offer procedure for your property. The object and the prospects come from onOffice.',
    steps: {
      start: {
        title: 'Import an object',
        items: [
          'Open a property in onOffice. It must be active to be imported.',
          'Click “immo-billie” → “Angebotsverfahren” at the bottom. The first time, you confirm a request for permissions.',
          'Check the selection and click “Continue”.',
        ],
      },
      prospects: {
        title: 'Import prospects',
        items: [
          'Everyone who is assigned under “Interessenten” in onOffice, automatically or manually, is selected to start with.',
          'Remove the tick from anyone you do not want to import.',
          'Even if the object has already been imported, this is the only way to add new prospects.',
        ],
      },
      complete: {
        title: 'Complete the object',
        items: [
          'Enter the start and end time, starting price, target price, additional agreements and the detailed description.',
          'Finish setting up the object with “Save” at the very bottom.',
        ],
      },
      login: {
        title: 'Just sign in',
        items: [
          'Start the import as above, but do not click “Continue”.',
          'Click “Administration” → “Objects”: this lists all the objects you have already imported.',
        ],
      },
    },
  },
  video: {
    title: 'Explanatory video',
    notProvided:
      'The video will be provided by the operator. Until then, you can read here what it explains.',
    transcript: 'Transcript',
    paragraphs: [
      'After the import, the “Object details” page opens. The title, object number and area come from onOffice and can be changed. A later import does not overwrite what you change by hand.',
      'Set the period in which offers can be made. Two to three weeks have proved successful.',
      'The starting price is the lowest possible offer. The target price is for you only; prospects never see it.',
      'Under “Additional agreements”, record what is to apply besides the price, for example the handover date or fittings included in the sale. Under “Detailed description”, link to your website or a property portal.',
      'Click “Save” at the very bottom. If something is still missing, the object remains a draft and the page tells you what is missing.',
    ],
  },
  problems: {
    retry: 'Check again',
    toObjects: 'Go to objects',
    reference: 'Reference number for queries: {{requestId}}',
    resend: { retry: 'Try again', objectOnly: 'Import only the object' },
    signed_url_refused: {
      title: 'This link is not valid',
      text: 'The link does not come from onOffice or has been changed.',
      next: 'Please open immo-billie from onOffice again.',
    },
    signed_url_expired: {
      title: 'This link has expired',
      text: 'For security reasons, a link from onOffice is valid for only a few minutes.',
      next: 'Please open immo-billie from onOffice again. If this keeps happening, the clock of one of the computers involved is wrong.',
    },
    signed_url_used: {
      title: 'This link has already been used',
      text: 'For security reasons, a link from onOffice works only once.',
      next: 'Please open immo-billie from onOffice again.',
    },
    foreign_origin: {
      title: 'Request refused',
      text: 'This request came from another website. Nothing was saved.',
      next: 'Please open immo-billie from onOffice.',
    },
    form_token_foreign: {
      title: 'Nothing was saved',
      text: 'This form belongs to a different sign-in.',
      next: 'Please open immo-billie from onOffice again and then continue here.',
    },
    handover_spent: {
      title: 'Please open it again',
      text: 'The transfer to this window has expired or has already been used.',
      next: 'Please open immo-billie from onOffice again.',
    },
    signed_out: {
      title: 'Please start immo-billie from onOffice again',
      text: 'You are not signed in, or your sign-in has expired. There is no password.',
      next: 'Open a property in onOffice and click “immo-billie” → “Angebotsverfahren” at the bottom.',
    },
    not_found: {
      title: 'This page does not exist',
      text: 'The link is incomplete, or the entry does not belong to your sign-in.',
      next: 'Please always open a property from within onOffice.',
    },
    not_activated: {
      title: 'immo-billie has not been activated yet',
      text: 'No API key is stored for your office.',
      next: 'Please ask an onOffice administrator to activate immo-billie under Marketplace → “Übersicht”.',
    },
    key_refused: {
      title: 'onOffice refuses access',
      text: 'The stored API key is no longer accepted: the provider was blocked, or the key has changed.',
      next: 'Please ask an onOffice administrator to activate immo-billie again in the Marketplace. Your objects are kept.',
    },
    claim_stale: {
      title: 'Your permission from onOffice has expired',
      text: 'onOffice only ever allows access for a limited time. Nothing was saved.',
      next: 'Please open the property in onOffice and start “Angebotsverfahren” again.',
    },
    estate_not_found: {
      title: 'Property not found',
      text: 'This property no longer exists in onOffice, or it is not visible to you. Nothing was saved.',
      next: 'Please check in onOffice whether the property has been deleted.',
    },
    estate_not_readable: {
      title: 'No permission to read this property',
      text: 'You are not allowed to read this property in onOffice. Nothing was saved.',
      next: 'Ask your onOffice administrator for permission to read it, then check again.',
    },
    estate_inactive: {
      title: 'Property is not active',
      text: '“{{title}}” has the status “{{status}}” in onOffice. The property must be active to be imported. Nothing was saved.',
      next: 'Set the status to “Aktiv” under “Technische Angaben” in onOffice, then check again.',
    },
    estate_not_for_sale: {
      title: 'Property is not for sale',
      text: '“{{title}}” has the marketing type “{{marketing}}” in onOffice. The offer procedure is only for sales. Nothing was saved.',
      next: 'If this is not correct, change the marketing type to “Kauf” in onOffice, then check again.',
    },
    too_many_prospects: {
      title: 'Too many prospects',
      text: 'This property has {{count}} prospects assigned to it. At most {{max}} can be imported at once. Nothing was saved and nothing was cut off.',
      next: 'Reduce the assignments in onOffice, or import only the object for now.',
    },
    form_too_large: {
      title: 'The form is too large',
      text: 'More data were sent than this page accepts. Nothing was saved.',
      next: 'Use your browser’s back button to return to what you entered, and shorten it.',
    },
    onoffice_unreachable: {
      title: 'onOffice cannot be reached at the moment',
      text: 'The data could not be read. Nothing was saved.',
      next: 'Please try again in a few minutes.',
    },
    onoffice_failed: {
      title: 'onOffice refused the request',
      text: 'onOffice reported an error. Nothing was saved.',
      next: 'Please try again. If the error persists, tell us the reference number.',
    },
    onoffice_answer: {
      title: 'onOffice gave an unexpected answer',
      text: 'The answer was incomplete or unreadable. None of it was used.',
      next: 'Please try again in a few minutes.',
    },
    rate_limited: {
      title: 'Too many requests',
      text: 'A very large number of requests came from your internet connection in a short time.',
      next: 'Please wait a few minutes and then try again.',
    },
    bad_request: {
      title: 'The request could not be read',
      text: 'The data sent were incomplete. Nothing was saved.',
      next: 'Please go back and try again.',
    },
    internal: {
      title: 'That did not work',
      text: 'An error occurred on our side. Nothing was saved.',
      next: 'Please try again. If the error persists, tell us the reference number.',
    },
  },
};
