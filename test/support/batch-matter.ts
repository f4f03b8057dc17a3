/** An invented matter as a matter file: one owner, one insurer, one refusal proved by a row of the phone's log. */
export const matterOf = (proofFile: string, caller = '02180001111'): object => ({
  v: 1,
  title: '批处理测试',
  operator: '测试人',
  claimants: [
    {
      name: '王测试', sex: '女', birthDate: '1961-04-02', ethnicity: '汉族', occupation: '退休', employer: '无', domicile: '某市某区某路1号', habitualResidence: '某市某区某路1号',
      idType: '居民身份证', idNumber: '110101196104020000', contactPhone: '13900000000', serviceAddress: '某市某区某路1号',
    },
  ],
  ownNumbers: [{ number: '13900000000', registrant: '王测试', carrier: '中国联通', device: '某型号手机' }],
  vehicle: { plate: '京A00000', ownerName: '王测试' },
  policy: { insurer: '乙财产保险股份有限公司', expiryDate: '2026-12-20' },
  parties: [
    { key: 'a', role: 'organisation', name: '甲财险', kind: 'insurer', details: { fullName: '甲财产保险股份有限公司', domicile: '某市某区某路2号', uscc: '91110000000000000X', headTitle: '法定代表人', headName: '赵某', phone: '01080000000' } },
    { key: 'a-li', role: 'agent', name: '李经理', employer: 'a' },
  ],
  scope: [{ scope: 'in', numbers: [caller] }],
  attributions: [{ numbers: [caller], respondent: 'a', agent: 'a-li', basis: 'claimed', words: '我是甲财险的', proofs: [{ file: proofFile, row: 1 }] }],
  refusals: [{ at: '2026-10-08T10:02:40+08:00', mode: 'phone', party: 'a', toWhom: '李经理', words: '我拒绝，请不要再打', proofs: [{ file: proofFile, row: 1 }] }],
  consents: [{ party: 'a', answer: 'none' }],
  stated: [{ sentence: 'stated.numberMine' }, { sentence: 'stated.refusedAsListed', party: 'a' }, { sentence: 'stated.noContractEver', party: 'a' }, { sentence: 'stated.noInquiry', party: 'a' }],
  damages: [],
})
