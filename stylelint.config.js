// What a browser would drop in silence, what stands twice, and what the oldest browsers cannot read
// (architecture/css-layers.md; tests/test_floor.py looks at what is published).

export default {
  extends: "stylelint-config-recommended",
  rules: {
    // A sheet goes through the page part by part, and the parts do not compete; within one the heavier selector comes last by hand.
    "no-descending-specificity": null,
    // Its data knows this value only from a later draft.
    "declaration-property-value-no-unknown": [true, { ignoreProperties: { "text-spacing-trim": "normal" } }],
    "at-rule-disallowed-list": ["container", "layer", "scope"],
    "property-disallowed-list": ["inset"],
    "selector-pseudo-class-disallowed-list": ["has", "is", "where"],
    "alpha-value-notation": "number",
    "color-function-notation": "legacy",
    "color-no-invalid-hex": true,
    "media-feature-range-notation": "prefix",
    "selector-not-notation": "simple",
    "length-zero-no-unit": true,
    "selector-pseudo-element-colon-notation": "double",
    "shorthand-property-no-redundant-values": true,
  },
}
