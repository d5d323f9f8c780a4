import type { problems as german } from '../de/problems.js';

export const problems: typeof german = {
  retry: 'Check again',
  toObjects: 'Go to objects',
  resendSignedOut:
    'Open immo-billie again from onOffice and continue here: your entries stay in this page as long as it is open.',
  filesAgain: 'You will have to choose files again afterwards.',
  reference: 'Reference number for queries: {{requestId}}',
  resend: {
    retry: 'Try again',
    objectOnly: 'Import only the object',
    resume: 'Continue here',
    again: 'Send again',
  },
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
  form_stale: {
    title: 'Please check and save again',
    text: 'Your sign-in has changed in the meantime. Nothing was saved.',
    next: 'If you still want this, click “Send again”.',
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
};
