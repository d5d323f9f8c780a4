import type { activation as german } from '../de/activation.js';

export const activation: typeof german = {
  title: 'Activate immo-billie',
  state: 'API key status',
  active: 'Active',
  inactive: 'Inactive',
  field: 'API key for activation',
  help: 'Copy the API key that onOffice shows further up and paste it here.',
  submit: 'activate now',
  known: {
    this: 'immo-billie has already been activated with this API key. There is nothing more to do.',
    other: 'An API key is already stored for your office. It stays in force until this one is activated.',
  },
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
};
