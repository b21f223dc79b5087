import { agencyPrefix, districtNames, townUnitName, villageUnitName } from './division-names.js'

test('a district is called by its city, or by its province where there is none', () => {
  expect(districtNames('福建省', '泉州市', '泉港区')).toEqual({ name: '泉州市泉港区', shortName: '泉港' })
  expect(districtNames('重庆市', '市辖区', '万州区')).toEqual({ name: '重庆市万州区', shortName: '万州' })
  expect(districtNames('海南省', '省直辖县级行政区划', '五指山市')).toEqual({
    name: '海南省五指山市',
    shortName: '五指山',
  })
  expect(districtNames('河北省', '沧州市', '青县')).toEqual({ name: '沧州市青县', shortName: '青县' })
  expect(districtNames('广东省', '东莞市', '东莞市')).toEqual({ name: '东莞市', shortName: '东莞' })
  expect(districtNames('湖南省', '邵阳市', '城步苗族自治县').shortName).toBe('城步苗族')
})

test('a town’s unit and a village bear their whole name', () => {
  expect(['南埔镇', '山腰街道', '永和乡', '石化工业园区'].map(townUnitName)).toEqual([
    '南埔镇人民政府',
    '山腰街道办事处',
    '永和乡人民政府',
    '石化工业园区',
  ])
  expect(villageUnitName('南埔镇', '柳厝村')).toBe('南埔镇柳厝村')
  expect(villageUnitName('南埔镇', '南埔镇社区')).toBe('南埔镇社区')
  expect([agencyPrefix('泉港区'), agencyPrefix('惠安县'), agencyPrefix('')]).toEqual(['区', '县', ''])
})
