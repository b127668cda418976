; Looks for Microsoft's WebView2 Runtime, which draws the window, where Microsoft says that it notes
; its version: https://learn.microsoft.com/microsoft-edge/webview2/concepts/distribution
!define WEBVIEW2 "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

; Puts its version on the stack; empty where there is none.
Function FindWebView2
  Push $0
  SetRegView 32
  ReadRegStr $0 HKLM "SOFTWARE\${WEBVIEW2}" "pv"
  SetRegView 64
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${WEBVIEW2}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
  Exch $0
FunctionEnd

; Says what is missing and where it is had. A silent installation says nothing: the window will.
Function AskForWebView2
  Call FindWebView2
  Pop $0
  ${If} $0 == ""
    MessageBox MB_OK|MB_ICONINFORMATION "Evenhand is installed. Its window needs Microsoft's WebView2 Runtime, which Windows 11 and an up-to-date Windows 10 have and this laptop lacks.$\r$\n$\r$\nInstall it from developer.microsoft.com/microsoft-edge/webview2, or ask whoever looks after this laptop." /SD IDOK
  ${EndIf}
FunctionEnd
