import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = [
  "#e7f1fb",
  "#cfe3f7",
  "#9fc6ef",
  "#5aa9f5",
  "#3f94e6",
  "#2380d6",
  "#0b66c3",
  "#0957a8",
  "#08498d",
  "#063a70",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { accent },
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--mono)",
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "18px" },
  lineHeights: { xs: "1.45", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.45" },
  defaultRadius: 6,
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: "xs", variant: "default" },
      styles: { root: { fontSize: "14px", height: "32px" } },
    },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 100 } } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] } },
    NumberInput: { defaultProps: { hideControls: true } },
    Tooltip: { defaultProps: { withArrow: false, events: { hover: true, focus: true, touch: true } } },
  },
});

/** Mantine's surfaces take the tokens. */
export const surfaces: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--raised)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--soft)",
    "--mantine-color-default": "var(--raised)",
    "--mantine-color-default-hover": "var(--sunk)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-disabled": "var(--sunk)",
    "--mantine-color-disabled-color": "var(--faint)",
    "--mantine-color-disabled-border": "var(--line)",
    "--mantine-color-placeholder": "var(--faint)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-font-size-sm": "14px",
  };
  return { variables: {}, light: shared, dark: shared };
};
