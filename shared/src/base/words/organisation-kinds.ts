/** 区信息公开办, 牵头单位, 镇（街道）, 村（社区）. */
export type OrganisationKind = 'office' | 'agency' | 'town' | 'village'
