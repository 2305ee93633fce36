/** Words of the panels of 民生服务. */
export default {
  livelihood: {
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    alone: 'Alone', age60plus: 'Aged 60+', age80plus: 'Aged 80+', sosInTimeShare: 'SOS ≤ 15 min', servicesChart: 'Services by kind',
    sos: '{n} calls for help in 30 days', sosLate: '{n} over 15 min', sosNone: 'No call for help in 30 days',
    casesUnit: '30 days', channels: 'Channels', late: '{n} late', noneLate: 'None late',
    propertyUnit: '30 days', fees: 'Fees', repairs: 'Repairs', complaints: 'Complaints', feeOpen: '{n} unpaid', repairOpen: '{n} open', complaintOpen: '{n} open', propertyChart: 'Fees, repairs and complaints done', estates: '{n} estates',
    noProperty: 'No managed estate here', noPropertyNote: 'Villages manage themselves: no fees, repairs or complaints are counted',
    participationUnit: '30 days', covered: 'Households', matters: 'Agreed', matterOpen: '{n} not yet', participationChart: 'Matters carried out', times: 'Uses',
    specialUnit: '', care: 'Care and help', support: 'Guidance', special: { disabled: 'Disabled', destitute: 'Destitute', children: 'Children', veterans: 'Veterans', released: 'Released', correction: 'Correction', rehabilitation: 'Rehab', mental: 'Mental care' },
    specialNote: 'One person may be of several kinds: no total. Towns only; fewer than 5 not shown',
    trendUnit: 'Recipients, 12 months', trendNow: 'This month', trendMonth: 'On last month', trendYear: 'On {n} months ago', trendChart: 'Recipients month by month', trendShort: 'This month only',
  },
}
