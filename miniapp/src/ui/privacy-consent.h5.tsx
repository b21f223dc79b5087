/** Only WeChat holds interfaces back. */
export function PrivacyConsent() {
  return null
}
