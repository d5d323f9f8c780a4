import type { costs as german } from '../de/costs.js';

export const costs: typeof german = {
  title: 'Incidental costs',
  federalState: 'Federal state',
  chooseState: 'Choose the federal state',
  transferTax: 'Property transfer tax in %',
  notary: 'Notary in %',
  landRegister: 'Land register in %',
  buyerCommission: 'Commission paid by the buyer in % (incl. VAT)',
  sellerCommission: 'Commission paid by the seller in % (incl. VAT)',
  others: 'Other costs',
  other: 'Other cost {{number}}',
  otherText: 'Kind of cost',
  otherValue: 'Amount',
  otherUnit: 'Unit',
  percentOfPrice: '% of the price',
  otherAdd: 'Another cost',
  shownToBidders: 'Show the incidental costs to prospects',
  asOf: 'Tax rates as of {{date}}',
  example: 'Example at a price of {{price}} (details as last saved)',
  line: {
    transferTax: 'Property transfer tax',
    notary: 'Notary',
    landRegister: 'Land register',
    commission: 'Commission',
    sum: 'Incidental costs together',
    total: 'Total costs',
  },
  estimate:
    'Non-binding estimate, actual costs may differ. Calculated on the full price, even if movable items are sold along with the property.',
  hint: {
    abroad: 'The property is not in Germany. Please enter the incidental costs yourself.',
    ambiguous_postal_code:
      'This postcode lies in two federal states with different tax rates. Please choose the federal state.',
    unknown_state: 'The details in onOffice do not clearly name the federal state. Please choose it.',
  },
  commissionHint: {
    seller_share_missing:
      'Note: for flats and detached houses, buyer and seller pay the same if you act for both (section 656c of the German Civil Code). Please also enter the seller’s share.',
    buyer_share_higher:
      'Note: the buyer’s share is higher than the seller’s (section 656c of the German Civil Code).',
  },
  help: {
    section: 'The values are preset. Please correct the incidental costs as you see fit.',
    federalState: 'Decides the rate of the property transfer tax.',
    transferTax: 'Rounded down to whole euros.',
    notary: 'About 1.0 to 1.5 % is usual.',
    landRegister: 'About 0.5 % is usual.',
    buyerCommission: 'For example 3,57. Enter 0 if the buyer pays nothing.',
    sellerCommission: 'For comparison only. Prospects do not see this.',
  },
};
