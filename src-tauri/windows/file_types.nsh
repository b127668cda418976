; The files that open with Evenhand, for this user. What another program said about them stays.
!define CLASSES "Software\Classes"

!macro EACH_FILE_TYPE DO
  !insertmacro ${DO} ".ehx" "Evenhand.records" "Evenhand records"
  !insertmacro ${DO} ".ehi" "Evenhand.invitation" "Evenhand invitation"
  !insertmacro ${DO} ".ehr" "Evenhand.reply" "Evenhand reply"
!macroend

!macro TAKE_FILE_TYPE ENDING CLASS SAYS
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${SAYS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\evenhand-window.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\evenhand-window.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}" ""
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${CLASS}"
  ${EndIf}
!macroend

!macro GIVE_FILE_TYPE_BACK ENDING CLASS SAYS
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend

; Has Explorer look again (SHCNE_ASSOCCHANGED).
!macro TELL_FILE_TYPES UN
  Function ${UN}TellFileTypes
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  FunctionEnd
!macroend
!insertmacro TELL_FILE_TYPES ""
!insertmacro TELL_FILE_TYPES "un."
