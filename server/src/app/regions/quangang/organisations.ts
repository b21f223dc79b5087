import type { PackOrganisation } from '@gongkai/shared/base/region/region-pack'
import { villages } from './villages.js'

const agency = (code: string, name: string): PackOrganisation => ({ code, name, kind: 'agency' })
const town = (code: string, name: string): PackOrganisation => ({ code, name, kind: 'town' })
/** The units the notice addresses; codes of towns and villages are the national division codes. */
export const organisations: PackOrganisation[] = [
  { code: 'office', name: '区信息公开办', kind: 'office' },
  agency('natural-resources', '区自然资源局'),
  agency('development-reform', '区发改局'),
  agency('service-centre', '区行政服务中心管委会'),
  agency('finance', '区财政局'),
  agency('emergency', '区应急局'),
  agency('housing', '区住建局'),
  agency('agriculture-water', '区农水局'),
  agency('ecology', '泉港生态环境局'),
  agency('culture-sports-tourism', '区文体旅游局'),
  agency('justice', '区司法局'),
  agency('market-regulation', '区市场监管局'),
  agency('urban-management', '区城管局'),
  agency('human-resources', '区人社局'),
  agency('civil-affairs', '区民政局'),
  agency('education', '区教育局'),
  agency('health', '区卫健局'),
  town('350505001', '山腰街道办事处'),
  town('350505100', '南埔镇人民政府'),
  town('350505101', '界山镇人民政府'),
  town('350505102', '后龙镇人民政府'),
  town('350505103', '峰尾镇人民政府'),
  town('350505105', '前黄镇人民政府'),
  town('350505106', '涂岭镇人民政府'),
  // addressed by the notice, but not among its 落实单位
  { code: '350505400', name: '石化工业园区', kind: 'town', fills: false },
  ...villages,
]
