/**
 * What the demo county must agree with. Cited facts come first; proxies, which the demo takes where nothing is published, are
 * named as such. Sources: zh.wikipedia 平阴县; the county's statistical communiqué of 2023; census 2020 of 东平县 (age structure)
 * and of Shandong (household size).
 */
export const facts = {
  /** Official area in hundredths of a km²: 714.95 km². */
  areaHundredths: 71_495,
  /** 常住人口, census of 2020-11-01. */
  resident: 323_072,
  /** 户籍人口, end of 2023. */
  registered: 365_200,
  /** Men for 100 women among the registered. */
  registeredSexRatio: 100.7,
} as const

export const proxies = {
  /** Persons a household, Shandong 2020. */
  householdSize: 2.70,
  /** Share of each ten-year band, and of men in it; 0–14 18.48 %, 15–59 57.67 %, 60+ 23.85 % as 东平县 in 2020. */
  ageBands: [
    { share: 11.90, men: 0.527 }, { share: 12.30, men: 0.531 }, { share: 9.20, men: 0.519 }, { share: 13.60, men: 0.506 }, { share: 12.60, men: 0.501 },
    { share: 16.55, men: 0.496 }, { share: 12.60, men: 0.489 }, { share: 8.15, men: 0.474 }, { share: 3.10, men: 0.412 },
  ],
  /** 流入 among the residents and 外出 among the registered. */
  inflow: 27_640,
  outflow: 68_930,
  homes: 152_310,
  /** Of the homes: 自住, 租赁, 空置. */
  homeUse: [0.8065, 0.0861, 0.1074],
  partyMembers: 14_206,
  partyOrganizations: 612,
  partyWomen: 0.314,
  partyAges: [0.184, 0.206, 0.292, 0.180, 0.138],
  grids: 1_186,
  gridWorkers: 1_243,
  gridFullTime: 268,
  /** 低保人员 by class A, B, C. */
  assistance: [742, 1_768, 1_094],
  assistanceHouseholds: 2_318,
  /** 独居老人. */
  livingAlone: 9_860,
  /** Shares of 助餐, 助浴, 助洁, 助医, 助行, 助急, 助乐. */
  elderlyServices: [0.42, 0.04, 0.13, 0.12, 0.06, 0.03, 0.20],
  /** 残疾人, 特困人员, 困境儿童, 优抚对象; 安置帮教, 社区矫正, 戒毒康复, 严重精神障碍患者. */
  specialGroups: [8_940, 1_836, 243, 2_912, 618, 214, 176, 1_704],
  /** Components by class: 公用设施, 道路交通, 市容环境, 园林绿化, 其他. */
  components: [21_846, 15_230, 9_817, 12_655, 3_342],
  componentsDamaged: [0.019, 0.026, 0.038, 0.011, 0.022],
  /** 商超, 医疗机构, 学校, 养老设施. */
  places: [428, 396, 94, 127],
  rentalModes: [0.712, 0.215, 0.073],
  rentalChannels: [0.524, 0.288, 0.127, 0.061],
  tenantsPerHome: 2.26,
  /** Devices by group: fire, gas, access, manhole, waterPressure, lift, care, environment. */
  devices: [7_420, 5_160, 2_380, 1_460, 436, 652, 1_988, 318],
} as const
