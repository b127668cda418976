; The installer for Windows: for one user, without an administrator.
; makensis -DVERSION=1.2.3 -DPROGRAMS=<folder> -DLICENCES=<folder> -DREMOVE_LICENCES=<file> -DTREE=<folder> -DOUT=<file> evenhand.nsi
;   PROGRAMS  evenhand.exe, evenhand-window.exe and WebView2Loader.dll
;   LICENCES  the licences of all that is shipped; REMOVE_LICENCES has a line for each, which deletes it
; /S installs without a question, /D=<folder> last on the line names the place. Exit status 2: Evenhand is open.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include file_types.nsh
!include webview2.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Evenhand"

Name "Evenhand"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Evenhand"
InstallDirRegKey HKCU "Software\Evenhand" "InstallDir"
ManifestDPIAware true
BrandingText "Evenhand ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Evenhand"
VIAddVersionKey "FileDescription" "Installs Evenhand"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "${TREE}/icons/icon.ico"
!define MUI_UNICON "${TREE}/icons/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}/Contrib/Graphics/Wizard/nsis3-grey.bmp"
!define MUI_WELCOMEPAGE_TEXT "This installs Evenhand ${VERSION} for you alone. No administrator is needed, and rounds that are already on this laptop stay as they are.$\r$\n$\r$\nClick Next to go on."
!define MUI_FINISHPAGE_RUN "$INSTDIR\evenhand-window.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "This takes Evenhand off this laptop. Your rounds, keys and backups stay where they are."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs cannot be replaced: its file does not open for writing.
!macro STOP_WHERE_OPEN PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "Evenhand is open. Close it, then start this again. Nothing was changed." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section "Evenhand"
  !insertmacro STOP_WHERE_OPEN "evenhand-window.exe"
  !insertmacro STOP_WHERE_OPEN "evenhand.exe"
  SetOutPath "$INSTDIR\licences"
  File "${LICENCES}/*.*"
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}/evenhand.exe"
  File "${PROGRAMS}/evenhand-window.exe"
  File "${PROGRAMS}/WebView2Loader.dll"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Evenhand.lnk" "$INSTDIR\evenhand-window.exe"
  !insertmacro EACH_FILE_TYPE TAKE_FILE_TYPE
  Call TellFileTypes
  Call WriteEntryInSettings
  Call AskForWebView2
SectionEnd

; The line under Settings > Apps, with the way to take it off.
Function WriteEntryInSettings
  WriteRegStr HKCU "Software\Evenhand" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Evenhand"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\evenhand-window.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Evenhand"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
FunctionEnd

; Takes off what was installed, file by file; a folder goes only where it is empty then.
Section "Uninstall"
  !insertmacro STOP_WHERE_OPEN "evenhand-window.exe"
  !insertmacro STOP_WHERE_OPEN "evenhand.exe"
  Delete "$INSTDIR\evenhand.exe"
  Delete "$INSTDIR\evenhand-window.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\uninstall.exe"
  !include "${REMOVE_LICENCES}"
  RMDir "$INSTDIR\licences"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Evenhand.lnk"
  !insertmacro EACH_FILE_TYPE GIVE_FILE_TYPE_BACK
  Call un.TellFileTypes
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Evenhand"
SectionEnd
