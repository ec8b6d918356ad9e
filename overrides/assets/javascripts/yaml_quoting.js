// Text as a value of YAML, as scripts/tiaowen/kit/yaml_quoting.py writes it; tests/yaml_quoting.tsv holds the two together.

{
  const PLAIN = /^[^\s"'[\]{}#&*!|>%@`,:?-](?:[^:#\n]|:(?=\S))*$/
  const OTHER_VALUES = /^(?:null|true|false|~)$/i

  /** ``words`` as they stand where YAML reads them so, else in quotes. @param {string} words */
  reader.yaml = (words) => (PLAIN.test(words) && !OTHER_VALUES.test(words) && words === words.trim() ? words : JSON.stringify(words))
}
