/** Words of the panels of 民生服务. */
export default {
  livelihood: {
    months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
    alone: '独居', age60plus: '60 岁及以上', age80plus: '80 岁及以上', sosInTimeShare: '求助及时率', servicesChart: '七助服务次数',
    sos: '近 30 日一键求助 {n} 次', sosLate: '{n} 次超 15 分钟', sosNone: '近 30 日无一键求助',
    casesUnit: '近 30 日', channels: '办理渠道', late: '超时 {n} 件', noneLate: '无超时',
    propertyUnit: '近 30 日', fees: '物业费', repairs: '报修', complaints: '投诉', feeOpen: '未缴 {n}', repairOpen: '待修 {n}', complaintOpen: '未办结 {n}', propertyChart: '物业费、报修与投诉的办结', estates: '{n} 个物业小区',
    noProperty: '本区域没有物业小区', noPropertyNote: '村庄由村集体管理，没有物业费、报修和投诉数据',
    participationUnit: '近 30 日', covered: '已覆盖', matters: '本年议定', matterOpen: '未落实 {n}', participationChart: '议定事项落实', times: '使用次数',
    specialUnit: '人', care: '关爱帮扶', support: '服务管理', special: { disabled: '残疾人', destitute: '特困人员', children: '困境儿童', veterans: '优抚对象', released: '安置帮教', correction: '社区矫正', rehabilitation: '戒毒康复', mental: '精神障碍' },
    specialNote: '一人可属多类，不合计；只到镇街，少于 5 人不显示',
    trendUnit: '低保人员，近 12 个月', trendNow: '本月', trendMonth: '较上月', trendYear: '较 {n} 个月前', trendChart: '低保人员逐月人数', trendShort: '只有本月的数据',
  },
}
