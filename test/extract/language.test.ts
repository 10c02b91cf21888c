import { expect, test } from 'vitest'
import { isEnglish } from '../../shared/extract/language.ts'

test.each([
  'The ministers met in Oslo on Monday and agreed to reopen the border, the ministry said.',
  'Norwegian Foreign Minister Solheim’s Call With Chilean Foreign Minister Rivas',
  'Solheim meets Rivas',
  'Minister Bùi Văn Lâm met Ambassador Đặng Thị Hoà in Hà Nội on Tuesday to discuss the border.',
  'Shares closed higher. Brunei’s second foreign minister, Dato Hj Azman bin Hj Yusof, met Desmond Teo in Suva. Rugby sevens: Fiji met Samoa. Rain fell on Apia. A violin was returned with an apology, police said.',
  'SOLHEIM MET RIVAS IN OSLO ON MONDAY. THE TWO DISCUSSED TRADE.',
  '',
])('English: %s', (text) => {
  expect(isEnglish(text)).toBe(true)
})

test.each([
  ['Spanish', 'La canciller se reunió el lunes con su par noruego en Santiago.'],
  ['French, a headline', 'La ministre reçoit son homologue'],
  ['German', 'Der Außenminister hat sich am Montag mit seiner Kollegin aus Norwegen getroffen und über den Handel gesprochen.'],
  ['Dutch', 'De minister heeft maandag met zijn collega gesproken over de handel van beide landen, zo heeft het ministerie laten weten na afloop van het overleg in Den Haag, waar hij was voor een bezoek van twee dagen.'],
  ['Finnish', 'Ulkoministeri tapasi maanantaina kollegansa ja keskusteli kaupasta, joka on kasvanut.'],
  ['Turkish, a headline', 'Dışişleri Bakanı, Şilili mevkidaşıyla görüştü'],
  ['Indonesian', 'Menteri bertemu dengan rekannya dari Chile untuk membahas perdagangan.'],
  ['Vietnamese', 'Bộ trưởng Ngoại giao tiếp Đại sứ và các quan chức'],
  ['Russian', 'Министр встретился с коллегой в Осло.'],
  ['Chinese', '外长会晤智利外长'],
  ['mostly Spanish, with an English phrase', 'La ministra dijo “the door is open”. El lunes se reúne con su par noruego y con los embajadores de la región para hablar del comercio y de la pesca en el sur.'],
])('not English: %s', (_language, text) => {
  expect(isEnglish(text)).toBe(false)
})
